package dev.valvejdbc.engine.plans;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.util.Util;

/**
 * The comparisons of columns with literals that hold together in one query. Where one says what a
 * column equals and another speaks of it, too, they may exclude each other, and then nobody is to
 * be asked at all.
 */
final class ComparedColumns {
  private record Comparison(String table, List<SqlLiteral> literals, boolean equal) {}

  private final Map<String, List<Comparison>> byName = new HashMap<>();

  /** Names that columns of several tables have which equal each other. */
  private final Set<String> shared = new HashSet<>();

  /** Takes a comparison, which may be for equality with one of several literals. */
  void add(SqlIdentifier column, List<SqlLiteral> literals, boolean equal) {
    byName
        .computeIfAbsent(name(column), n -> new ArrayList<>())
        .add(new Comparison(table(column), literals, equal));
  }

  /** Takes an equality of two columns. */
  void addEqual(SqlIdentifier one, SqlIdentifier other) {
    if (name(one).equals(name(other))) {
      shared.add(name(one));
    }
  }

  private static String name(SqlIdentifier column) {
    return Util.last(column.names).toLowerCase(Locale.ROOT);
  }

  private static String table(SqlIdentifier column) {
    return String.join(".", Util.skipLast(column.names)).toLowerCase(Locale.ROOT);
  }

  /** The literals that no other comparison can exclude. */
  List<SqlLiteral> independent() {
    List<SqlLiteral> independent = new ArrayList<>();
    byName.forEach(
        (name, comparisons) -> {
          boolean together =
              shared.contains(name) || comparisons.stream().anyMatch(c -> c.table().isEmpty());
          Map<String, List<Comparison>> byTable = new HashMap<>();
          for (Comparison each : comparisons) {
            String table = together ? "" : each.table();
            byTable.computeIfAbsent(table, t -> new ArrayList<>()).add(each);
          }
          for (List<Comparison> same : byTable.values()) {
            if (same.size() == 1 || same.stream().noneMatch(Comparison::equal)) {
              same.forEach(c -> independent.addAll(c.literals()));
            }
          }
        });
    return independent;
  }
}
