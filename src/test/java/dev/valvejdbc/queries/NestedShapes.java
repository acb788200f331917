package dev.valvejdbc.queries;

import java.util.List;

/** Generates statements within statements: over groups, in common tables, for each row's best. */
final class NestedShapes {
  private final Dice dice;
  private final Expressions expressions;
  private final QueryGenerator queries;

  NestedShapes(Dice dice, Expressions expressions, QueryGenerator queries) {
    this.dice = dice;
    this.expressions = expressions;
    this.queries = queries;
  }

  Query next() {
    return switch (dice.below(4)) {
      case 0 -> groupedDirectly();
      case 1 -> nestedCommonTables();
      case 2 -> firstOfEach();
      default -> subQueriesWithin();
    };
  }

  private From from(int relations, int depth) {
    return queries.from(relations, List.of(), depth);
  }

  private Query any(String text) {
    return new Query(text, false);
  }

  /** Groups of a join, with sub-queries over the group in every clause. */
  private Query groupedDirectly() {
    From from = from(1 + dice.below(3), 1);
    Field key = dice.of(Field.ofKind(from.fields(), Kind.ADDRESS));
    List<Field> group = List.of(key);
    List<Field> all = from.fields();
    String number = expressions.of(Kind.NUMBER, all, 0);
    String aggregate =
        dice.of(
            "COUNT(*)",
            "SUM(" + number + ")",
            "COUNT(DISTINCT " + number + ") FILTER (WHERE " + expressions.condition(all, 0) + ")",
            "MAX(" + expressions.of(Kind.TEXT, all, 1) + ")",
            "SUM(DISTINCT " + number + ")",
            "MIN(" + number + ") FILTER (WHERE " + expressions.condition(all, 0) + ")");
    String having =
        dice.of(
            "",
            " HAVING COUNT(*) > " + dice.below(4),
            " HAVING " + queries.test(group, 0, expressions),
            " HAVING MAX(" + number + ") >= (" + queries.scalar(Kind.NUMBER, group, 0) + ")");
    String text =
        "SELECT "
            + key.sql()
            + " AS c0, "
            + aggregate
            + " AS c1, ("
            + queries.scalar(queries.kind(), group, 0)
            + ") AS c2 FROM "
            + from.text()
            + QueryGenerator.where(from, queries.extra(from, 1))
            + " GROUP BY "
            + key.sql()
            + having;
    return queries.ordered(text, 3);
  }

  private Query nestedCommonTables() {
    Leaf one = queries.derived("a", List.of(), 1);
    String body = one.text().substring(0, one.text().lastIndexOf(" a"));
    From from = from(1, 0);
    List<Field> inner = Field.both(List.of(Field.address("a")), from.fields());
    String second =
        "(SELECT a.addr, COUNT(*) AS n FROM a"
            + dice.of(" LEFT JOIN ", " JOIN ")
            + "players p ON p.addr = a.addr GROUP BY a.addr)";
    return any(
        "WITH a AS "
            + body
            + ", b AS "
            + second
            + " SELECT b.addr AS c0, b.n AS c1, "
            + expressions.of(Kind.TEXT, from.fields(), 1)
            + " AS c2 FROM b"
            + dice.of(" JOIN a ON a.addr = b.addr", " LEFT JOIN a ON a.addr = b.addr AND b.n > 2")
            + ", "
            + from.text()
            + QueryGenerator.where(from, expressions.condition(inner, 1)));
  }

  /** The first few of each group: by a window, by LATERAL, by a sub-query that orders. */
  private Query firstOfEach() {
    String order = " ORDER BY p.score DESC NULLS LAST, p.name NULLS FIRST, p.deaths NULLS LAST";
    String condition = expressions.condition(TestTable.PLAYERS.fields("p"), 1);
    int first = 1 + dice.below(3);
    return switch (dice.below(3)) {
      case 0 ->
          any(
              "SELECT m.name, u.name, u.k FROM my_servers m JOIN (SELECT p.addr, p.name, p.score,"
                  + " RANK() OVER (PARTITION BY p.addr"
                  + order
                  + ") AS k FROM players p WHERE "
                  + condition
                  + ") u ON u.addr = m.addr WHERE u.k <= "
                  + first);
      case 1 ->
          any(
              "SELECT m.name, u.name FROM my_servers m"
                  + dice.of(" LEFT JOIN LATERAL (", " JOIN LATERAL (")
                  + "SELECT p.name, p.score, p.deaths FROM players p WHERE p.addr = m.addr AND "
                  + condition
                  + order
                  + " FETCH FIRST "
                  + first
                  + " ROWS ONLY) u"
                  + " ON TRUE");
      default ->
          any(
              "SELECT m.name, (SELECT p.name FROM players p WHERE p.addr = m.addr AND "
                  + condition
                  + order
                  + " LIMIT 1) AS best FROM my_servers m");
    };
  }

  /** Sub-queries that group, unite, or hold sub-queries about the outermost row. */
  private Query subQueriesWithin() {
    From from = from(1 + dice.below(2), 1);
    Field key = dice.of(Field.ofKind(from.fields(), Kind.ADDRESS));
    String number = expressions.of(Kind.NUMBER, from.fields(), 0);
    String own = "x.addr = " + key.sql();
    String deep =
        "EXISTS (SELECT 1 FROM rules r WHERE r.addr = x.addr AND CHAR_LENGTH(r.name) > "
            + number
            + ")";
    String condition =
        dice.of(
            "EXISTS (SELECT x.addr FROM players x WHERE "
                + own
                + " GROUP BY x.addr HAVING COUNT(*) > 2)",
            key.sql()
                + dice.of(" IN (", " NOT IN (")
                + "SELECT m.addr FROM my_servers m WHERE m.tags = 'tf' UNION SELECT m.addr FROM"
                + " my_servers m WHERE m.tags = 'eu')",
            number + " IN (SELECT x.score FROM players x WHERE " + own + " AND " + deep + ")",
            "EXISTS (SELECT 1 FROM players x WHERE " + own + " AND " + deep + ")",
            number
                + dice.of(" > ALL (", " = ANY (", " <= ANY (", " <> ALL (", " <> ANY (")
                + "SELECT MAX(x.score) FROM players x WHERE "
                + own
                + " GROUP BY x.name)",
            "(SELECT COUNT(*) FROM (SELECT DISTINCT x.name FROM players x WHERE "
                + own
                + ") y) > "
                + dice.below(4),
            number + " IN (SELECT x.score FROM players x WHERE " + own + " ORDER BY 1 LIMIT 2)");
    String negated =
        dice.of(condition, condition, "NOT (" + condition + ")", "(" + condition + ") IS NULL");
    return any(
        "SELECT "
            + key.sql()
            + " AS c0, "
            + number
            + " AS c1"
            + dice.of("", ", CASE WHEN " + negated + " THEN 1 ELSE 0 END AS c2")
            + " FROM "
            + from.text()
            + QueryGenerator.where(from, dice.oneIn(2) ? new String[] {negated} : new String[0]));
  }
}
