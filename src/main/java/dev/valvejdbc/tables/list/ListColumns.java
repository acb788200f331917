package dev.valvejdbc.tables.list;

import static dev.valvejdbc.tables.ColumnType.BIGINT;
import static dev.valvejdbc.tables.ColumnType.BOOLEAN;
import static dev.valvejdbc.tables.ColumnType.INTEGER;
import static dev.valvejdbc.tables.ColumnType.VARCHAR;

import dev.valvejdbc.protocol.master.FilterKey;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.ServerKey;
import dev.valvejdbc.tables.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Declares the columns of master_servers. */
public final class ListColumns {
  /** The ordinal of the address. */
  public static final int ADDR = 0;

  private ListColumns() {}

  /** The columns, in order. */
  public static final List<ListColumn> ALL =
      List.of(
          ListColumn.of(
                  "addr",
                  VARCHAR,
                  "Address where the server is asked, ip:port; the key of the other tables.",
                  r -> r.server().addr())
              .atMost(ServerKey.LONGEST)
              .means(Meaning.ADDR)
              .always(),
          ListColumn.of("ip", VARCHAR, "IP address of addr.", r -> r.server().host())
              .atMost(ServerKey.LONGEST_IP)
              .means(Meaning.IP)
              .always(),
          ListColumn.of(
                  "query_port",
                  INTEGER,
                  "Port of addr, where the server is asked.",
                  r -> r.server().port())
              .always(),
          ListColumn.of(
              "game_port",
              INTEGER,
              "Port where players connect; null if not told.",
              r -> r.server().gamePort()),
          ListColumn.of(
              "steam_id",
              BIGINT,
              "Steam id of the server; null if not told.",
              r -> r.server().steamId()),
          ListColumn.of("name", VARCHAR, "Name of the server.", r -> r.server().name())
              .means(Meaning.NAME),
          ListColumn.of(
                  "app_id",
                  BIGINT,
                  "Steam application id of the game, such as 440.",
                  r -> r.server().game().appId())
              .means(Meaning.APP_ID),
          ListColumn.of(
                  "gamedir",
                  VARCHAR,
                  "Short name of the game, which is its directory: tf, cstrike and so on.",
                  r -> r.server().game().gamedir())
              .means(Meaning.GAMEDIR),
          ListColumn.of(
                  "version", VARCHAR, "Version of the game.", r -> r.server().game().version())
              .means(Meaning.VERSION),
          ListColumn.of(
              "product",
              VARCHAR,
              "Name of the game's product, mostly the same as gamedir.",
              r -> r.server().game().product()),
          ListColumn.of(
                  "region",
                  VARCHAR,
                  "Part of the world that it claims: na-east, na-west, sa, eu, as, oc, af, or"
                      + " rest.",
                  ListedRow::region)
              .means(Meaning.REGION),
          ListColumn.of(
                  "players",
                  INTEGER,
                  "Players, as last reported.",
                  r -> r.server().seats().players())
              .means(Meaning.PLAYERS),
          ListColumn.of("max_players", INTEGER, "Slots.", r -> r.server().seats().most())
              .means(Meaning.MAX_PLAYERS),
          ListColumn.of("bots", INTEGER, "Bots, as last reported.", r -> r.server().seats().bots()),
          ListColumn.of("map", VARCHAR, "Map, as last reported.", r -> r.server().map())
              .means(Meaning.MAP),
          ListColumn.of(
                  "secure", BOOLEAN, "Whether Valve Anti-Cheat is on.", r -> r.server().secure())
              .means(Meaning.SECURE),
          ListColumn.of(
                  "dedicated",
                  BOOLEAN,
                  "Whether it is a dedicated server.",
                  r -> r.server().dedicated())
              .means(Meaning.DEDICATED),
          ListColumn.of("linux", BOOLEAN, "Whether it runs on Linux.", ListedRow::linux)
              .means(Meaning.LINUX),
          ListColumn.of(
                  "os",
                  VARCHAR,
                  "Letter of its system: l Linux, w Windows, m macOS.",
                  r -> r.server().os())
              .means(Meaning.OS),
          ListColumn.of(
                  "password_protected",
                  BOOLEAN,
                  "Whether it asks for a password; known only where a condition asks the Web API"
                      + " for it.",
                  ListedRow::passwordProtected)
              .means(Meaning.PASSWORD)
              .never(),
          ListColumn.of(
                  "proxy",
                  BOOLEAN,
                  "Whether it is for spectators; known only where a condition asks the Web API for"
                      + " it.",
                  r -> r.sure(FilterKey.PROXY))
              .means(Meaning.PROXY)
              .never(),
          ListColumn.of(
                  "white",
                  BOOLEAN,
                  "Whether Valve has it on its white list; known only where a condition asks the"
                      + " Web API for it.",
                  r -> r.sure(FilterKey.WHITE))
              .means(Meaning.WHITE)
              .never(),
          ListColumn.of(
                  "is_empty",
                  BOOLEAN,
                  "Whether nobody plays, as last reported.",
                  ListedRow::isEmpty)
              .means(Meaning.IS_EMPTY),
          ListColumn.of(
                  "is_full",
                  BOOLEAN,
                  "Whether no slot is free, as last reported.",
                  ListedRow::isFull)
              .means(Meaning.IS_FULL),
          ListColumn.of(
                  "tags",
                  VARCHAR,
                  "Tags of the server, separated by commas: see has_tags.",
                  r -> r.server().tags())
              .means(Meaning.TAGS),
          ListColumn.of(
                  "hidden_tags",
                  VARCHAR,
                  "Always null: tags that only a condition can use, has_tags(hidden_tags, 'a,b').",
                  r -> null)
              .means(Meaning.HIDDEN_TAGS)
              .never(),
          ListColumn.of(
                  "collapse_addr_hash",
                  BOOLEAN,
                  "As a condition (collapse_addr_hash = TRUE): one server of each IP address.",
                  r -> r.sure(FilterKey.COLLAPSE))
              .means(Meaning.COLLAPSE)
              .never(),
          ListColumn.of(
                  "filter",
                  VARCHAR,
                  "Filter it was listed for; as a condition (filter = '…'): one of your own, in"
                      + " Valve's filter language.",
                  ListedRow::filter)
              .means(Meaning.FILTER)
              .never());

  /** The columns without what lists know of them. */
  public static final Columns<ListedRow> COLUMNS =
      new Columns<>(ALL.stream().map(ListColumn::column).toList());

  /** The meaning of each column, null for those that narrow nothing. */
  public static List<@Nullable Meaning> meanings() {
    List<@Nullable Meaning> meanings = new ArrayList<>();
    ALL.forEach(c -> meanings.add(c.meaning()));
    return meanings;
  }

  /** The column of a name. */
  public static Column<ListedRow> named(String name) {
    return column(name).column();
  }

  /** The column of a name, with what lists know of it. */
  public static ListColumn column(String name) {
    return ALL.stream().filter(c -> c.column().name().equals(name)).findFirst().orElseThrow();
  }

  /** The words that a column's values are taken from; null if they are no such words. */
  public static @Nullable Vocabulary vocabulary(String column) {
    return ListWords.of(column);
  }
}
