package dev.valvejdbc.tables.steamid;

import static dev.valvejdbc.tables.ColumnType.BIGINT;
import static dev.valvejdbc.tables.ColumnType.BOOLEAN;
import static dev.valvejdbc.tables.ColumnType.INTEGER;
import static dev.valvejdbc.tables.ColumnType.VARCHAR;

import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.protocol.steamid.AccountType;
import dev.valvejdbc.protocol.steamid.SteamId;
import dev.valvejdbc.tables.Argument;
import dev.valvejdbc.tables.ColumnType;
import dev.valvejdbc.tables.FunctionContext;
import dev.valvejdbc.tables.ScalarFunction;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The SQL functions over Steam ids, of texts and of numbers alike: one parameter of any type, since
 * overloads leave a bare NULL undecided. Null, and what game servers print for players without an
 * id, give null; what is no id is an error.
 */
public enum SteamIdFunction implements ScalarFunction {
  NUMBER(
      "steamid",
      BIGINT,
      "The 64-bit number of a Steam id, which the Web API uses.",
      SteamId::number),
  STEAM2(
      "steamid2",
      VARCHAR,
      "A Steam id as STEAM_1:0:11101; null if it stands for no person.",
      SteamId::steam2),
  STEAM3("steamid3", VARCHAR, "A Steam id as [U:1:22202].", SteamId::steam3),
  URL(
      "steamid_url",
      VARCHAR,
      "The page of a Steam id at Steam's community; null for none.",
      SteamId::url),
  ACCOUNT_ID(
      "steamid_account_id",
      BIGINT,
      "The number of the account, 32 bits of a Steam id.",
      SteamId::account),
  TYPE(
      "steamid_type",
      VARCHAR,
      "The type of a Steam id, such as individual or game_server.",
      SteamIdFunction::typeName),
  UNIVERSE(
      "steamid_universe",
      INTEGER,
      "The world of Steam of an id; 1 is the public one.",
      SteamId::universe),
  INSTANCE(
      "steamid_instance", INTEGER, "The instance of a Steam id; 1 for people.", SteamId::instance),
  VALID(
      "steamid_valid",
      BOOLEAN,
      "Whether Steam could have given out an id; false, and no error, for what is none.",
      SteamId::isValid) {
    @Override
    public @Nullable Object of(FunctionContext context, @Nullable Object[] arguments) {
      if (arguments[0] == null) {
        return null;
      }
      try {
        SteamId id = PageNames.id(context, arguments[0]);
        return id != null && id.isValid();
      } catch (StatementException e) {
        return false;
      }
    }
  };

  /** What is said of the argument of all functions over Steam ids. */
  static final String SOME_ID =
      "A Steam id in any form, text or number; the name of a page (…/id/name) takes a webApiKey.";

  private final String sqlName;
  private final ColumnType returns;
  private final String remarks;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final Form form;

  /** One form of an id. */
  private interface Form {
    @Nullable Object of(SteamId id);
  }

  SteamIdFunction(String sqlName, ColumnType returns, String remarks, Form form) {
    this.sqlName = sqlName;
    this.returns = returns;
    this.remarks = remarks;
    this.form = form;
  }

  @Override
  public String sqlName() {
    return sqlName;
  }

  @Override
  public String remarks() {
    return remarks;
  }

  @Override
  public ColumnType returns() {
    return returns;
  }

  @Override
  public List<Argument> arguments() {
    return List.of(new Argument("id", null, SOME_ID));
  }

  @Override
  public @Nullable Object of(FunctionContext context, @Nullable Object[] arguments) {
    SteamId id = PageNames.id(context, arguments[0]);
    return id == null ? null : form.of(id);
  }

  static @Nullable String typeName(SteamId id) {
    AccountType type = id.accountType();
    return type == null ? null : type.name().toLowerCase(Locale.ROOT);
  }
}
