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
  SERVER_STATUS("server_status", true, "addr A, status T, error T");

  static final List<TestTable> KEYED = List.of(SERVER_INFO, PLAYERS, PLAYERS, RULES, SERVER_STATUS);

  final String sqlName;
  final boolean keyed;

  @SuppressWarnings("ImmutableEnumChecker") // not changed once it is made
  private final Map<String, Kind> columns = new LinkedHashMap<>();

  TestTable(String sqlName, boolean keyed, String columns) {
    this.sqlName = sqlName;
    this.keyed = keyed;
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
