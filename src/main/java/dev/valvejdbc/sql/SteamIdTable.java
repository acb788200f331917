package dev.valvejdbc.sql;

import static org.apache.calcite.sql.type.SqlTypeName.BIGINT;
import static org.apache.calcite.sql.type.SqlTypeName.BOOLEAN;
import static org.apache.calcite.sql.type.SqlTypeName.INTEGER;
import static org.apache.calcite.sql.type.SqlTypeName.VARCHAR;

import dev.valvejdbc.protocol.steamid.SteamId;
import java.util.List;
import org.apache.calcite.schema.ScannableTable;
import org.jspecify.annotations.Nullable;

/** The table function steamid: one row with every form of an id. */
public final class SteamIdTable {
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
              SteamIdFunctions::typeName),
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

  private SteamIdTable() {}

  /** One sentence about a column. */
  static String remarks(int column) {
    return COLUMNS.remarks(column);
  }

  /** Called by Calcite. */
  public static ScannableTable rows(@Nullable Object given) {
    return new ListTable<>(
        "One row with every form of a Steam id.",
        COLUMNS,
        root -> {
          SteamId id = PageNames.of(root).id(given);
          return id == null ? List.of() : List.of(id);
        });
  }
}
