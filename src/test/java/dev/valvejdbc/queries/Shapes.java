package dev.valvejdbc.queries;

import java.util.ArrayList;
import java.util.List;

/**
 * Generates the statements whose shape is not a join with clauses around it: recursion, window
 * frames, nested common tables, sub-queries over groups, columns shared by USING, row values,
 * times.
 */
final class Shapes {
  private static final String YEAR = "TIMESTAMP '2026-01-31 10:00:00'";

  private final Dice dice;
  private final Expressions expressions;
  private final QueryGenerator queries;
  private final NestedShapes nested;
  private final WindowShapes windows;
  private final KeyShapes keys;

  Shapes(Dice dice, Expressions expressions, QueryGenerator queries) {
    this.dice = dice;
    this.expressions = expressions;
    this.queries = queries;
    this.nested = new NestedShapes(dice, expressions, queries);
    this.windows = new WindowShapes(dice, expressions, queries);
    this.keys = new KeyShapes(dice, expressions, queries);
  }

  Query next() {
    return switch (dice.below(15)) {
      case 0, 3, 8, 9 -> nested.next();
      case 10, 11 -> windows.next();
      case 12, 13 -> keys.next();
      case 1 -> framed();
      case 2 -> recursive();
      case 4 -> bags();
      case 5 -> sharedColumns();
      case 6 -> rowValues();
      case 7 -> times();
      default -> texts();
    };
  }

  private From from(int relations, int depth) {
    return queries.from(relations, List.of(), depth);
  }

  private Query any(String text) {
    return new Query(text, false);
  }

  /** Windows with frames, over rows in a total order. */
  private Query framed() {
    From from = from(1 + dice.below(2), 1);
    String frame =
        dice.of(
            "ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING",
            "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
            "ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
            "ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING",
            "ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING",
            "ROWS 2 PRECEDING",
            "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW");
    String order =
        " OVER ("
            + dice.of("PARTITION BY p ", "")
            + "ORDER BY o NULLS FIRST, t NULLS LAST, p NULLS FIRST";
    String plain = order + ")";
    String windows =
        dice.of(
                "SUM(o)",
                "COUNT(t)",
                "MAX(t)",
                "MIN(o)",
                "FIRST_VALUE(t)",
                "LAST_VALUE(o)",
                "NTH_VALUE(t, 2)")
            + order
            + " "
            + frame
            + ") AS w, "
            + dice.of("LAG(o)", "LEAD(t)", "ROW_NUMBER()", "LAG(o, 2)", "NTILE(3)", "DENSE_RANK()")
            + plain
            + " AS v";
    String inner =
        "SELECT "
            + expressions.of(Kind.TEXT, from.fields(), 0)
            + " AS p, "
            + expressions.of(Kind.NUMBER, from.fields(), 0)
            + " AS o, "
            + expressions.of(Kind.TEXT, from.fields(), 1)
            + " AS t FROM "
            + from.text()
            + QueryGenerator.where(from, queries.extra(from, 1));
    return any("SELECT p, o, t, " + windows + " FROM (" + inner + ") AS q");
  }

  private Query recursive() {
    int steps = 2 + dice.below(4);
    String seed = "SELECT 1 AS n, CAST('a' AS VARCHAR) AS s";
    String step = "SELECT n + 1, s || 'b' FROM r WHERE n < " + steps;
    String body =
        dice.of(
            "SELECT n, s FROM r",
            "SELECT m.name, r.n FROM my_servers m JOIN r ON CHAR_LENGTH(m.tags) = r.n",
            "SELECT r.n, (SELECT COUNT(*) FROM players p WHERE p.addr = "
                + Kind.ADDRESS.literal(dice)
                + " AND p.score > r.n) AS k FROM r",
            "SELECT SUM(n), MAX(s) FROM r");
    return any(
        "WITH RECURSIVE r(n, s) AS ("
            + seed
            + dice.of(" UNION ALL ", " UNION ")
            + step
            + ") "
            + body);
  }

  /** Set operations that count how often a row is there, with orders and limits within. */
  private Query bags() {
    List<Kind> kinds = List.of(Kind.TEXT, queries.kind());
    String text = queries.operand(kinds);
    for (int i = 1 + dice.below(2); i > 0; i--) {
      String operator =
          dice.of(" EXCEPT ALL ", " INTERSECT ALL ", " UNION ALL ", " EXCEPT ", " UNION ");
      String operand = queries.operand(kinds);
      if (dice.oneIn(3)) {
        operand =
            "(SELECT * FROM ("
                + operand
                + ") AS o ORDER BY 1 NULLS FIRST, 2 NULLS FIRST LIMIT "
                + (1 + dice.below(4))
                + ")";
      }
      text = "(" + text + ")" + operator + operand;
    }
    return any("SELECT c0, c1, COUNT(*) FROM (" + text + ") AS u GROUP BY c0, c1");
  }

  /** Columns that USING and NATURAL share, named without a table in every clause. */
  private Query sharedColumns() {
    TestTable one = dice.of(TestTable.SERVER_INFO, TestTable.SERVER_STATUS);
    TestTable two = dice.of(TestTable.PLAYERS, TestTable.RULES);
    String join = dice.of(" JOIN ", " JOIN ", " LEFT JOIN ");
    boolean third = dice.oneIn(3);
    String from =
        "my_servers AS m"
            + join
            + one.sqlName
            + " AS i USING (addr)"
            + (third ? dice.of(" JOIN ", " LEFT JOIN ") + two.sqlName + " AS p USING (addr)" : "");
    List<Field> fields =
        new ArrayList<>(
            List.of(new Field("m", "tags", Kind.TEXT), new Field("m", "name", Kind.TEXT)));
    one.fields("i").stream().filter(f -> !f.name().equals("addr")).forEach(fields::add);
    String where =
        " WHERE "
            + dice.of("addr > '127.20.0.2'", "addr IS NOT NULL", "addr <> 'x'")
            + " AND "
            + expressions.condition(fields, 1);
    return switch (dice.below(4)) {
      case 0 ->
          any(
              "SELECT addr, COUNT(*) AS n FROM "
                  + from
                  + where
                  + " GROUP BY addr HAVING MAX(addr) > '127'");
      case 1 -> queries.ordered("SELECT addr, " + fields.get(0).sql() + " FROM " + from + where, 2);
      case 2 ->
          any(
              "SELECT addr || '!' AS a, (SELECT COUNT(*) FROM players x WHERE x.addr = m.addr)"
                  + " AS n FROM "
                  + from
                  + where);
      default ->
          any(
              "SELECT addr, m.name, v.n FROM my_servers m"
                  + dice.of(" FULL JOIN ", " RIGHT JOIN ", " JOIN ")
                  + "(VALUES ('127.20.0.1:27015', 1), ('127.20.0.99:27015', 2)) AS v(addr, n)"
                  + " USING (addr) WHERE "
                  + dice.of(
                      "addr > '127.20.0.2'", "addr IS NOT NULL", "addr = '127.20.0.1:27015'"));
    };
  }

  /** Rows compared as a whole; none of their values is null. */
  private Query rowValues() {
    String list = "(('tf', " + dice.below(9) + "), ('csgo', " + dice.below(9) + "))";
    String row = "(m.tags, CHAR_LENGTH(m.name))";
    String condition =
        dice.of(
            row + " IN " + list,
            row + " NOT IN " + list,
            row + dice.of(" = ", " <> ") + "('tf', 6)",
            "(m.tags, m.name) IN (SELECT n.tags, n.name FROM my_servers n WHERE n.addr "
                + dice.of(">", "<>")
                + " '127.20.0.4:27015')",
            "(m.addr, m.tags) IN (SELECT i.addr, i.folder FROM server_info i WHERE i.addr IN ("
                + Kind.ADDRESS.literal(dice)
                + ", "
                + Kind.ADDRESS.literal(dice)
                + "))");
    return any("SELECT m.name, m.tags FROM my_servers m WHERE " + condition);
  }

  private Query times() {
    From from = from(1 + dice.below(2), 0);
    String n = expressions.of(Kind.NUMBER, from.fields(), 0);
    String time =
        YEAR
            + dice.of(" + ", " - ")
            + dice.of(
                "INTERVAL '3' DAY",
                "INTERVAL '1' MONTH",
                n + " * INTERVAL '1' HOUR",
                n + " * INTERVAL '10' MINUTE");
    String value =
        dice.of(
            time,
            "EXTRACT(DAY FROM " + time + ")",
            "EXTRACT(YEAR FROM " + time + ")",
            "CAST(" + time + " AS DATE)",
            "CASE WHEN " + time + " > TIMESTAMP '2026-02-01 00:00:00' THEN 1 ELSE 0 END",
            "MAX(" + time + ")");
    boolean grouped = value.startsWith("MAX");
    return any(
        "SELECT "
            + value
            + " AS c0 FROM "
            + from.text()
            + QueryGenerator.where(from, queries.extra(from, 1))
            + (grouped ? " HAVING COUNT(*) > 0" : ""));
  }

  private Query texts() {
    From from = from(1 + dice.below(2), 0);
    String t = expressions.of(Kind.TEXT, from.fields(), 1);
    String n = expressions.of(Kind.NUMBER, from.fields(), 0);
    String value =
        dice.of(
            "UPPER(" + t + ")",
            "TRIM(" + t + ")",
            "REPLACE(" + t + ", 'a', '東')",
            "POSITION('d' IN " + t + ")",
            "SUBSTRING(" + t + " FROM 2)",
            "CAST(" + n + " AS VARCHAR)",
            "CAST(" + n + " AS DOUBLE) + 0.5",
            "CAST(CAST(" + n + " AS DECIMAL(10, 2)) AS INTEGER)",
            "MOD(" + n + ", 7)",
            "ABS(" + n + ") * 2",
            "-" + n,
            "CASE " + t + " WHEN 'tf' THEN 1 WHEN 'csgo' THEN 2 END",
            "COALESCE(NULLIF(" + t + ", ''), 'none')",
            t + " LIKE '%!_%' ESCAPE '!'",
            "(" + t + " || ' ') = " + t,
            "LOWER(CAST(" + expressions.condition(from.fields(), 1) + " AS VARCHAR))",
            "("
                + expressions.condition(from.fields(), 1)
                + ") = ("
                + expressions.condition(from.fields(), 0)
                + ")");
    return any(
        "SELECT "
            + dice.of("", "DISTINCT ")
            + value
            + " AS c0 FROM "
            + from.text()
            + QueryGenerator.where(from, queries.extra(from, 1)));
  }
}
