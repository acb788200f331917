package dev.valvejdbc.queries;

import java.util.List;

/**
 * Generates statements of shapes that stand in no clause of the others: groups by expressions,
 * windows over groups, rows made of values, joins of both sides' leftovers, orders by sub-queries.
 */
final class OtherShapes {
  private final Dice dice;
  private final Expressions expressions;
  private final QueryGenerator queries;

  OtherShapes(Dice dice, Expressions expressions, QueryGenerator queries) {
    this.dice = dice;
    this.expressions = expressions;
    this.queries = queries;
  }

  Query next() {
    return switch (dice.below(9)) {
      case 0 -> groupedByExpressions();
      case 1 -> windowsOverGroups();
      case 2 -> rowsOfValues();
      case 3 -> leftovers();
      case 4 -> orderedBySubQueries();
      case 5 -> keysFromOutside();
      case 6 -> deepOperations();
      case 7 -> totals();
      default -> counted();
    };
  }

  private static Query any(String text) {
    return new Query(text, false);
  }

  private From from(int relations, int depth) {
    return queries.from(relations, List.of(), depth);
  }

  private String body(From from, int depth) {
    return " FROM " + from.text() + QueryGenerator.where(from, queries.extra(from, depth));
  }

  private Query groupedByExpressions() {
    From from = from(1 + dice.below(4), 1);
    String g = expressions.of(Kind.TEXT, from.fields(), 1);
    String h =
        dice.of(
            "(" + expressions.condition(from.fields(), 1) + ")",
            expressions.of(Kind.NUMBER, from.fields(), 1));
    if (g.contains("SELECT") || h.contains("SELECT") || g.contains("«") || h.contains("«")) {
      g = Field.ofKind(from.fields(), Kind.ADDRESS).get(0).sql();
      h = "(" + g + " > '127.20.0.3')";
    }
    return any(
        "SELECT "
            + g
            + " AS g, "
            + h
            + " AS h, "
            + dice.of(
                "COUNT(*)",
                "MAX(" + expressions.of(Kind.NUMBER, from.fields(), 1) + ")",
                "BOOL_AND(" + expressions.condition(from.fields(), 0) + ")",
                "COUNT(DISTINCT " + expressions.of(Kind.TEXT, from.fields(), 0) + ")")
            + " AS a"
            + body(from, 1)
            + " GROUP BY "
            + dice.of(g + ", " + h, "1, 2", "g, h")
            + dice.of(
                "",
                " HAVING COUNT(*) > 1",
                " HAVING MIN(" + expressions.of(Kind.TEXT, from.fields(), 0) + ") IS NOT NULL"));
  }

  private Query windowsOverGroups() {
    From from = from(1 + dice.below(3), 1);
    Field key = dice.of(from.fields());
    String k = key.sql();
    String order = " OVER (ORDER BY " + k + dice.of(" NULLS FIRST", " DESC NULLS LAST") + ")";
    return any(
        "SELECT "
            + k
            + " AS k, COUNT(*) AS n, "
            + dice.of(
                "SUM(COUNT(*))" + order,
                "RANK() OVER (ORDER BY COUNT(*) DESC)",
                "LAG(COUNT(*))" + order,
                "MAX(COUNT(*)) OVER ()",
                "COUNT(*) - FIRST_VALUE(COUNT(*))" + order,
                "ROW_NUMBER()" + order)
            + " AS w"
            + body(from, 1)
            + " GROUP BY "
            + k
            + dice.of("", " HAVING COUNT(*) > 1"));
  }

  private Query rowsOfValues() {
    List<Field> fields = TestTable.MY_SERVERS.fields("m");
    String rows =
        dice.of(
            "LATERAL (VALUES (m.name), (m.tags), ('x')) AS u(c)",
            "UNNEST(STRING_SPLIT(m.name || ',' || m.tags, ',')) AS u(c)",
            "LATERAL (SELECT m.name AS c UNION ALL SELECT p.name FROM players p WHERE p.addr ="
                + " m.addr) AS u",
            "LATERAL (SELECT CAST(x AS VARCHAR) AS c FROM generate_series(1, CHAR_LENGTH(m.tags))"
                + " AS s(x)) AS u",
            "LATERAL (SELECT i.map AS c FROM server_info i WHERE i.addr = m.addr AND i.player_count"
                + " > CHAR_LENGTH(m.tags)) AS u");
    List<Field> all = Field.both(fields, List.of(new Field("u", "c", Kind.TEXT)));
    return any(
        "SELECT m.name AS c0, u.c AS c1, "
            + expressions.of(queries.kind(), all, 1)
            + " AS c2 FROM my_servers m CROSS JOIN "
            + rows
            + " WHERE "
            + expressions.condition(all, 1));
  }

  /** Full joins of keyed sides, with the rows that have no partner. */
  private Query leftovers() {
    String one = Kind.ADDRESS.literal(dice);
    String two = Kind.ADDRESS.literal(dice);
    TestTable a = dice.of(TestTable.KEYED);
    TestTable b = dice.of(TestTable.KEYED);
    List<Field> all = Field.both(a.fields("a"), b.fields("b"));
    String left = "(SELECT * FROM " + a.sqlName + " WHERE addr IN (" + one + ", " + two + ")) a";
    String right = "(SELECT * FROM " + b.sqlName + " WHERE addr = " + two + ") b";
    return any(
        "SELECT a.addr AS c0, b.addr AS c1, "
            + expressions.of(queries.kind(), all, 1)
            + " AS c2 FROM "
            + left
            + dice.of(" FULL JOIN ", " FULL JOIN ", " LEFT JOIN ", " RIGHT JOIN ")
            + right
            + " ON a.addr = b.addr"
            + dice.of("", " AND a.addr > '127.20.0.3'", " AND b.addr <> " + one)
            + dice.of("", " WHERE " + expressions.condition(all, 1)));
  }

  private Query orderedBySubQueries() {
    From from = from(1 + dice.below(2), 1);
    List<Field> addresses = Field.ofKind(from.fields(), Kind.ADDRESS);
    String addr = dice.of(addresses).sql();
    String t = expressions.of(Kind.TEXT, from.fields(), 0);
    String by =
        dice.of(
            "(SELECT COUNT(*) FROM players z WHERE z.addr = " + addr + ")",
            "CASE WHEN " + expressions.condition(from.fields(), 1) + " THEN 1 ELSE 2 END",
            "CHAR_LENGTH(" + t + ")");
    return new Query(
        "SELECT "
            + addr
            + " AS c0, "
            + t
            + " AS c1"
            + body(from, 1)
            + " ORDER BY "
            + by
            + dice.of(" DESC", "")
            + " NULLS LAST, "
            + addr
            + " NULLS FIRST, "
            + t
            + " NULLS LAST"
            + dice.of("", " LIMIT " + (1 + dice.below(9)), " OFFSET " + dice.below(4)),
        true);
  }

  /** A derived table that is asked by a key from outside it. */
  private Query keysFromOutside() {
    TestTable table = dice.of(TestTable.KEYED);
    List<Field> own = table.fields("k");
    String t = expressions.of(queries.kind(), own, 1);
    String inner =
        dice.of(
            "SELECT k.addr, " + t + " AS c FROM " + table.sqlName + " k",
            "SELECT k.addr, "
                + t
                + " AS c FROM "
                + table.sqlName
                + " k UNION SELECT p.addr, NULL FROM players p",
            "SELECT k.addr, "
                + t
                + " AS c FROM "
                + table.sqlName
                + " k EXCEPT SELECT p.addr, NULL FROM players p",
            "SELECT DISTINCT k.addr, "
                + t
                + " AS c FROM "
                + table.sqlName
                + " k JOIN server_status s ON s.addr = k.addr",
            "SELECT k.addr, MAX(" + t + ") AS c FROM " + table.sqlName + " k GROUP BY k.addr",
            "SELECT k.addr, "
                + t
                + " AS c FROM "
                + table.sqlName
                + " k LEFT JOIN players p ON p.addr = k.addr AND p.score > 3",
            "SELECT k.addr, MIN("
                + t
                + ") OVER (PARTITION BY k.addr) AS c FROM "
                + table.sqlName
                + " k");
    String key =
        dice.of(
            "x.addr = " + Kind.ADDRESS.literal(dice),
            "x.addr IN ("
                + Kind.ADDRESS.literal(dice)
                + ", "
                + Query.parameter(Kind.ADDRESS, Kind.ADDRESS.literal(dice))
                + ")",
            "x.addr IN (SELECT m.addr FROM my_servers m WHERE m.tags = 'tf')",
            "EXISTS (SELECT 1 FROM my_servers m WHERE m.addr = x.addr AND m.tags <> 'eu')");
    return any(
        dice.oneIn(2)
            ? "SELECT x.addr, x.c FROM (" + inner + ") x WHERE " + key
            : "SELECT y.name, x.c FROM my_servers y"
                + dice.of(" JOIN ", " LEFT JOIN ")
                + "("
                + inner
                + ") x ON x.addr = y.addr WHERE "
                + expressions.condition(TestTable.MY_SERVERS.fields("y"), 1));
  }

  /** Set operations within each other, each with an order and a limit. */
  private Query deepOperations() {
    List<Kind> kinds = List.of(queries.kind(), Kind.TEXT);
    String text = side(kinds);
    for (int i = 1 + dice.below(3); i > 0; i--) {
      text =
          "("
              + text
              + ")"
              + dice.of(" UNION ", " UNION ALL ", " EXCEPT ", " INTERSECT ")
              + "("
              + side(kinds)
              + ")";
    }
    return queries.ordered(text, 2);
  }

  private String side(List<Kind> kinds) {
    String operand = queries.operand(kinds);
    return dice.oneIn(2)
        ? operand
        : operand + " ORDER BY 1 NULLS FIRST, 2 DESC NULLS LAST LIMIT " + (1 + dice.below(5));
  }

  /** Totals beside groups, told apart by GROUPING. */
  private Query totals() {
    From from = from(1 + dice.below(3), 1);
    String a = dice.of(from.fields()).sql();
    String b = Field.ofKind(from.fields(), Kind.ADDRESS).get(0).sql();
    if (a.equals(b)) {
      return counted();
    }
    return any(
        "SELECT "
            + a
            + " AS a, "
            + b
            + " AS b, GROUPING("
            + a
            + ") AS c, "
            + dice.of("COUNT(*)", "MAX(" + b + ")", "COUNT(" + a + ")", "COUNT(DISTINCT " + b + ")")
            + " AS d"
            + body(from, 1)
            + " GROUP BY "
            + dice.of(
                "ROLLUP(" + a + ", " + b + ")",
                "CUBE(" + a + ", " + b + ")",
                "GROUPING SETS ((" + a + "), (" + b + "), (" + a + ", " + b + "), ())")
            + dice.of("", " HAVING COUNT(*) > 1", " HAVING GROUPING(" + a + ") = 0"));
  }

  /** How many rows a condition holds for, by a filter, a case and a query of its own. */
  private Query counted() {
    From from = from(1 + dice.below(2), 1);
    String p = expressions.condition(from.fields(), 2);
    return any(
        "SELECT COUNT(*) AS n, COUNT(*) FILTER (WHERE "
            + p
            + ") AS a, SUM(CASE WHEN "
            + p
            + " THEN 1 ELSE 0 END) AS b, COUNT(CASE WHEN ("
            + p
            + ") IS NULL THEN 1 END) AS c, BOOL_OR("
            + p
            + ") AS d, STRING_AGG(CASE WHEN "
            + p
            + " THEN 'x' END, '') AS e"
            + body(from, 1));
  }
}
