package dev.valvejdbc.queries;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tables of generated statements, with those columns that do not change from visit to visit.
 */
enum TestTable {
  MY_SERVERS("my_servers", false, "name T, addr A, tags T"),
  SERVER_INFO(
      "server_info",
      true,
      "addr A, map T, folder T, player_count N, max_players N, edf N, ship_mode N, keywords T,"
          + " vac_enabled F"),
  PLAYERS("players", true, "addr A, name T, score N, deaths N"),
  RULES("rules", true, "addr A, name T, value T"),
  SERVER_STATUS("server_status", true, "addr A, status W, error T"),
  MY_INFO("my_info", false, "server T, addr A, map T, max_players N, edf N, vac_enabled F"),
  MY_PLAYERS("my_players", false, "server T, addr A, name T, score N, deaths N"),
  GAMES(
      "games",
      false,
      "name T, tags T, addr A, map T, slots N",
      "VIEW games AS SELECT m.name, m.tags, i.addr, i.map, i.max_players AS slots FROM my_servers m"
          + " LEFT JOIN server_info i ON i.addr = m.addr"),
  SCORES(
      "scores",
      true,
      "addr A, shouted T, score N, place N",
      "VIEW scores AS SELECT addr, UPPER(name) AS shouted, score, RANK() OVER (PARTITION BY addr"
          + " ORDER BY score DESC NULLS LAST) AS place FROM players"),
  KEPT(
      "kept",
      false,
      "addr A, tags T, n N, many F",
      "TABLE kept AS SELECT m.addr, m.tags, CAST(COUNT(p.name) AS INTEGER) AS n,"
          + " COUNT(p.name) > 3 AS many FROM my_servers m LEFT JOIN players p ON p.addr = m.addr"
          + " GROUP BY m.addr, m.tags");

  static final List<TestTable> KEYED =
      List.of(SERVER_INFO, PLAYERS, PLAYERS, RULES, SERVER_STATUS, SCORES);
  static final List<TestTable> KEYLESS =
      List.of(MY_SERVERS, MY_SERVERS, MY_SERVERS, MY_SERVERS, MY_INFO, MY_PLAYERS, GAMES, KEPT);

  final String sqlName;
  final boolean keyed;

  /**
   * What makes it in either database, behind CREATE TEMP; null if its rows are those of servers.
   */
  final @Nullable String made;

  @SuppressWarnings("ImmutableEnumChecker") // not changed once it is made
  private final Map<String, Kind> columns = new LinkedHashMap<>();

  TestTable(String sqlName, boolean keyed, String columns) {
    this(sqlName, keyed, columns, null);
  }

  TestTable(String sqlName, boolean keyed, String columns, @Nullable String made) {
    this.sqlName = sqlName;
    this.keyed = keyed;
    this.made = made;
    for (String column : columns.split(", ", -1)) {
      String[] parts = column.split(" ", -1);
      for (Kind kind : Kind.values()) {
        if (kind.name().startsWith(parts[1])) {
          this.columns.put(parts[0], kind);
        }
      }
    }
  }

  Map<String, Kind> columns() {
    return columns;
  }

  List<Field> fields(String alias) {
    return columns.entrySet().stream()
        .map(e -> new Field(alias, e.getKey(), e.getValue()))
        .toList();
  }

  /** A column of the kind, if there is one, without alias. */
  @Nullable String column(Dice dice, Kind kind) {
    List<Field> some = Field.ofKind(fields(""), kind);
    return some.isEmpty() ? null : dice.of(some).name();
  }
}
