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
          Column.of("steamid64", BIGINT, "The 64-bit number.", SteamId::number),
          Column.of("steam2", VARCHAR, "As STEAM_1:0:11101.", SteamId::steam2),
          Column.of(
              "steam2_zero", VARCHAR, "As old games write it: STEAM_0.", SteamId::steam2OfOldGames),
          Column.of("steam3", VARCHAR, "As [U:1:22202].", SteamId::steam3),
          Column.of("account_id", BIGINT, "The account's number.", SteamId::account),
          Column.of("type", VARCHAR, "What it stands for.", SteamIdFunctions::typeName),
          Column.of("universe", INTEGER, "The universe; 1 is the public one.", SteamId::universe),
          Column.of("instance", INTEGER, "The instance.", SteamId::instance),
          Column.of("profile_url", VARCHAR, "The page at Steam's community.", SteamId::url),
          Column.of("invite_code", VARCHAR, "The code of s.team/p.", SteamId::inviteCode),
          Column.of("friend_code", VARCHAR, "Counter-Strike's code.", SteamId::friendCode),
          Column.of("valid", BOOLEAN, "Whether Steam could have given it.", SteamId::isValid));

  private SteamIdTable() {}

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
