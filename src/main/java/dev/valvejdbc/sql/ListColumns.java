package dev.valvejdbc.sql;

import static org.apache.calcite.sql.type.SqlTypeName.BIGINT;
import static org.apache.calcite.sql.type.SqlTypeName.BOOLEAN;
import static org.apache.calcite.sql.type.SqlTypeName.INTEGER;
import static org.apache.calcite.sql.type.SqlTypeName.VARCHAR;

import dev.valvejdbc.protocol.master.FilterKey;

/** Declares the columns of master_servers. */
final class ListColumns {
  /** The ordinal of the address. */
  static final int ADDR = 0;

  private ListColumns() {}

  static final Columns<ListedRow> ALL =
      Columns.of(
          Column.<ListedRow>of(
                  "addr",
                  VARCHAR,
                  "Address where the server is asked, ip:port; the key of the other tables.",
                  r -> r.server().addr())
              .notNull(),
          Column.<ListedRow>of("ip", VARCHAR, "IP address of addr.", r -> r.server().host())
              .notNull(),
          Column.<ListedRow>of(
                  "query_port",
                  INTEGER,
                  "Port of addr, where the server is asked.",
                  r -> r.server().port())
              .notNull(),
          Column.of(
              "game_port",
              INTEGER,
              "Port where players connect; null if not told.",
              r -> r.server().gamePort()),
          Column.of(
              "steam_id",
              BIGINT,
              "Steam id of the server; null if not told.",
              r -> r.server().steamId()),
          Column.of("name", VARCHAR, "Name of the server.", r -> r.server().name()),
          Column.of(
              "app_id", BIGINT, "Steam application id of the game, such as 440.", ListedRow::appId),
          Column.of(
              "gamedir",
              VARCHAR,
              "Short name of the game, which is its directory: tf, cstrike and so on.",
              ListedRow::gamedir),
          Column.of("version", VARCHAR, "Version of the game.", r -> r.server().game().version()),
          Column.of(
              "product",
              VARCHAR,
              "Name of the game's product, mostly the same as gamedir.",
              r -> r.server().game().product()),
          Column.of(
              "region",
              VARCHAR,
              "Part of the world that it claims: na-east, na-west, sa, eu, as, oc, af, or rest.",
              ListedRow::region),
          Column.of("players", INTEGER, "Players, as last reported.", ListedRow::players),
          Column.of("max_players", INTEGER, "Slots.", r -> r.server().seats().most()),
          Column.of("bots", INTEGER, "Bots, as last reported.", r -> r.server().seats().bots()),
          Column.of("map", VARCHAR, "Map, as last reported.", ListedRow::map),
          Column.of("secure", BOOLEAN, "Whether Valve Anti-Cheat is on.", ListedRow::secure),
          Column.of(
              "dedicated", BOOLEAN, "Whether it is a dedicated server.", ListedRow::dedicated),
          Column.of("linux", BOOLEAN, "Whether it runs on Linux.", ListedRow::linux),
          Column.of(
              "os", VARCHAR, "Letter of its system: l Linux, w Windows, m macOS.", ListedRow::os),
          Column.of(
              "password_protected",
              BOOLEAN,
              "Whether it asks for a password; known only where a condition asks for it.",
              ListedRow::passwordProtected),
          Column.of(
              "proxy",
              BOOLEAN,
              "Whether it is for spectators; known only where a condition asks for it.",
              r -> r.sure(FilterKey.PROXY)),
          Column.of(
              "white",
              BOOLEAN,
              "Whether Valve has it on its white list; known only where a condition asks for it.",
              r -> r.sure(FilterKey.WHITE)),
          Column.of(
              "is_empty", BOOLEAN, "Whether nobody plays, as last reported.", ListedRow::isEmpty),
          Column.of(
              "is_full", BOOLEAN, "Whether no slot is free, as last reported.", ListedRow::isFull),
          Column.of(
              "tags",
              VARCHAR,
              "Tags of the server, separated by commas: see has_tags.",
              r -> r.server().tags()),
          Column.of(
              "hidden_tags",
              VARCHAR,
              "Always null: tags that only a condition can use, has_tags(hidden_tags, 'a,b').",
              r -> null),
          Column.of(
              "collapse_addr_hash",
              BOOLEAN,
              "As a condition (collapse_addr_hash = TRUE): one server of each IP address.",
              r -> r.sure(FilterKey.COLLAPSE)),
          Column.of(
              "filter",
              VARCHAR,
              "Filter it was listed for; as a condition (filter = '…'): one of your own, in Valve's filter language.",
              ListedRow::filter));
}
