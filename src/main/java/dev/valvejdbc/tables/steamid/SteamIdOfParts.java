package dev.valvejdbc.tables.steamid;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.protocol.steamid.AccountType;
import dev.valvejdbc.protocol.steamid.SteamId;
import dev.valvejdbc.tables.Argument;
import dev.valvejdbc.tables.ColumnType;
import dev.valvejdbc.tables.FunctionContext;
import dev.valvejdbc.tables.ScalarFunction;
import dev.valvejdbc.wire.QuotedText;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a Steam id together from its parts, those at the end being optional; null of a null. */
public enum SteamIdOfParts implements ScalarFunction {
  OF_TYPE(2),
  OF_UNIVERSE(3),
  OF_INSTANCE(4);

  private static final int PUBLIC = 1;
  private static final int LAST_UNIVERSE = 5;
  private static final List<Argument> ARGUMENTS =
      List.of(
          new Argument("account_id", null, "Number of the account, such as Dota's account ids."),
          new Argument(
              "type", null, "What it stands for, such as individual, clan or game_server."),
          new Argument("universe", null, "World of Steam, 1 to 5; 1, the public one, by default."),
          new Argument("instance", null, "Instance; 1 for people and 0 for others by default."));

  private final int count;

  SteamIdOfParts(int count) {
    this.count = count;
  }

  @Override
  public String sqlName() {
    return SteamIdFunction.NUMBER.sqlName();
  }

  @Override
  public String remarks() {
    return "The 64-bit number of a Steam id, from the number of its account and what it stands"
        + " for.";
  }

  @Override
  public ColumnType returns() {
    return ColumnType.BIGINT;
  }

  @Override
  public List<Argument> arguments() {
    return ARGUMENTS.subList(0, count);
  }

  @Override
  public @Nullable Object of(FunctionContext context, @Nullable Object[] given) {
    for (Object part : given) {
      if (part == null) {
        return null;
      }
    }
    AccountType type = type(given[1]);
    long universe = count > 2 ? number(given[2], "universe", LAST_UNIVERSE) : PUBLIC;
    Integer instance =
        count > 3 ? Integer.valueOf((int) number(given[3], "instance", 0xf_ffff)) : null;
    long account = number(given[0], "account_id", 0xffff_ffffL);
    return SteamId.of(account, type, (int) universe, instance).number();
  }

  private static AccountType type(@Nullable Object given) {
    AccountType type = AccountType.named(String.valueOf(given));
    if (type == null) {
      throw refused("type", given, "individual, clan, game_server or another of steamid_type's");
    }
    return type;
  }

  private static long number(@Nullable Object given, String part, long most) {
    try {
      long number = new BigDecimal(String.valueOf(given).strip()).longValueExact();
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw refused(part, given, "a whole number from 0 to " + most);
    }
    throw refused(part, given, "a whole number from 0 to " + most);
  }

  private static StatementException refused(String part, @Nullable Object given, String wanted) {
    return new StatementException(
        SqlError.STEAM_ID.said(
            "The "
                + part
                + " of a Steam id cannot be '"
                + QuotedText.of(String.valueOf(given))
                + "': it is "
                + wanted
                + ".",
            null));
  }
}
