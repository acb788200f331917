package dev.valvejdbc.tables.steamid;

import static dev.valvejdbc.tables.ColumnType.BIGINT;
import static dev.valvejdbc.tables.ColumnType.BOOLEAN;
import static dev.valvejdbc.tables.ColumnType.INTEGER;
import static dev.valvejdbc.tables.ColumnType.VARCHAR;

import dev.valvejdbc.protocol.steamid.SteamId;
import dev.valvejdbc.tables.Argument;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.DescribedFunction;
import dev.valvejdbc.tables.FunctionContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table function steamid: one row with every form of an id. */
public final class SteamIdForms implements DescribedFunction {
  /** The function. */
  public static final SteamIdForms FUNCTION = new SteamIdForms();

  private static final Columns<SteamId> COLUMNS =
      Columns.of(
          Column.of(
              "steamid64",
              BIGINT,
              "As the 64-bit number, which the Web API uses.",
              SteamId::number),
          Column.of(
              "steam2",
              VARCHAR,
              "As STEAM_1:0:11101; null if it stands for no person.",
              SteamId::steam2),
          Column.of(
              "steam2_zero",
              VARCHAR,
              "As old games write it, STEAM_0:0:11101; null if it stands for no person.",
              SteamId::steam2OfOldGames),
          Column.of("steam3", VARCHAR, "As [U:1:22202].", SteamId::steam3),
          Column.of(
              "account_id", BIGINT, "Number of the account, 32 bits of the id.", SteamId::account),
          Column.of(
              "type",
              VARCHAR,
              "What it stands for, such as individual, clan or game_server; null if unknown.",
              SteamIdFunction::typeName),
          Column.of(
              "universe",
              INTEGER,
              "World of Steam that it belongs to; 1 is the public one.",
              SteamId::universe),
          Column.of(
              "instance", INTEGER, "Instance of the account; 1 for people.", SteamId::instance),
          Column.of(
              "profile_url",
              VARCHAR,
              "Page at Steam's community; null if it has none.",
              SteamId::url),
          Column.of(
              "invite_code",
              VARCHAR,
              "Code of the short address s.team/p/…; null if it stands for no person.",
              SteamId::inviteCode),
          Column.of(
              "friend_code",
              VARCHAR,
              "Friend code of Counter-Strike; null if it stands for no person.",
              SteamId::friendCode),
          Column.of("valid", BOOLEAN, "Whether Steam could have given it out.", SteamId::isValid));

  private SteamIdForms() {}

  @Override
  public String sqlName() {
    return SteamIdFunction.NUMBER.sqlName();
  }

  @Override
  public String remarks() {
    return "One row with every form of a Steam id; none for null.";
  }

  @Override
  public List<Argument> arguments() {
    return List.of(new Argument("given", null, SteamIdFunction.SOME_ID));
  }

  @Override
  public Columns<SteamId> columns() {
    return COLUMNS;
  }

  /** The row of an id, of all columns; none for null. */
  public List<@Nullable Object[]> rows(FunctionContext context, @Nullable Object given) {
    SteamId id = PageNames.id(context, given);
    return id == null ? List.of() : List.<@Nullable Object[]>of(Columns.row(id, COLUMNS.readers()));
  }
}
