package dev.valvejdbc.queries;

import java.util.List;

/** Generates statements that say the same in several ways, so that their rows must be the same. */
final class Variants {
  private final Dice dice;
  private final Expressions expressions;
  private final QueryGenerator queries;

  Variants(long seed) {
    dice = new Dice(seed);
    queries = new QueryGenerator(seed);
    expressions = new Expressions(dice, queries);
  }

  List<Query> next() {
    return switch (dice.below(8)) {
      case 5, 6 -> counts();
      case 7 -> parts();
      case 0 -> conditions();
      case 1 -> subQueries();
      case 2 -> commonTables();
      case 3 -> values();
      default -> prefixes();
    };
  }

  private static Query any(String text) {
    return new Query(text, false);
  }

  /** How many rows a condition holds for, where it filters and where it is computed for each. */
  private List<Query> counts() {
    From from = queries.from(1 + dice.below(3), List.of(), 1);
    String p = expressions.condition(from.inSight(), 2);
    String body = " FROM " + from.text();
    String all = QueryGenerator.where(from);
    return List.of(
        any("SELECT COUNT(*)" + body + QueryGenerator.where(from, "(" + p + ")")),
        any("SELECT COALESCE(SUM(CASE WHEN " + p + " THEN 1 ELSE 0 END), 0)" + body + all),
        any("SELECT COUNT(*) FROM (SELECT (" + p + ") AS z" + body + all + ") q WHERE z"),
        any("SELECT COUNT(*) FILTER (WHERE " + p + ")" + body + all));
  }

  /** An aggregate of all rows, and of those of the parts that a condition makes. */
  private List<Query> parts() {
    From from = queries.from(1 + dice.below(2), List.of(), 1);
    String p = expressions.condition(from.inSight(), 2);
    String aggregate = dice.of("MAX", "MIN", "SUM");
    String n = expressions.of(Kind.NUMBER, from.fields(), 1);
    String select = "SELECT " + aggregate + "(" + n + ") AS n FROM " + from.text();
    String union = " UNION ALL ";
    return List.of(
        any(select + QueryGenerator.where(from)),
        any(
            "SELECT "
                + aggregate
                + "(n) FROM ("
                + select
                + QueryGenerator.where(from, "(" + p + ")")
                + union
                + select
                + QueryGenerator.where(from, "NOT (" + p + ")")
                + union
                + select
                + QueryGenerator.where(from, "(" + p + ") IS NULL")
                + ") q"));
  }

  /** A condition of an inner join, in ON and in WHERE. */
  private List<Query> conditions() {
    TestTable table = dice.of(TestTable.KEYED);
    List<Field> all = Field.both(TestTable.MY_SERVERS.fields("m"), table.fields("k"));
    String condition = expressions.condition(all, 2);
    String list = "SELECT m.name, " + expressions.of(queries.kind(), all, 1);
    String from = list + " FROM my_servers m JOIN " + table.sqlName + " k ON k.addr = m.addr";
    return List.of(
        any(from + " AND (" + condition + ")"),
        any(from + " WHERE " + condition),
        any(
            list
                + " FROM "
                + table.sqlName
                + " k, my_servers m WHERE ("
                + condition
                + ") AND m.addr = k.addr"),
        any(
            list
                + " FROM my_servers m CROSS JOIN LATERAL (SELECT * FROM "
                + table.sqlName
                + " x WHERE x.addr = m.addr) k WHERE "
                + condition));
  }

  /** A sub-query as IN, as EXISTS, as = ANY, and as a join. */
  private List<Query> subQueries() {
    TestTable table = dice.of(TestTable.KEYED);
    String condition = expressions.condition(table.fields("k"), 1);
    String inner = " FROM " + table.sqlName + " k WHERE k.addr = m.addr AND (" + condition + ")";
    return List.of(
        any("SELECT m.name FROM my_servers m WHERE EXISTS (SELECT 1" + inner + ")"),
        any("SELECT m.name FROM my_servers m WHERE m.addr IN (SELECT k.addr" + inner + ")"),
        any("SELECT m.name FROM my_servers m WHERE m.addr = ANY (SELECT k.addr" + inner + ")"),
        any("SELECT m.name FROM my_servers m WHERE (SELECT COUNT(*)" + inner + ") > 0"),
        any(
            "SELECT DISTINCT m.name FROM my_servers m JOIN "
                + table.sqlName
                + " k ON k.addr = m.addr WHERE "
                + condition));
  }

  /** A common table, in place, and twice in a union that takes each row once. */
  private List<Query> commonTables() {
    Leaf leaf = queries.derived("w", List.of(), 1);
    String body = leaf.text().substring(0, leaf.text().lastIndexOf(" w"));
    String list = "SELECT DISTINCT w.addr, w.c FROM ";
    return List.of(
        any("WITH w AS " + body + " " + list + "w"),
        any(list + body + " w"),
        any("WITH w AS " + body + " SELECT addr, c FROM w UNION SELECT addr, c FROM w"),
        any("WITH w AS " + body + " SELECT addr, c FROM w INTERSECT SELECT addr, c FROM w"));
  }

  /** Values as parameters, and as literals in the text. */
  private List<Query> values() {
    TestTable table = dice.of(TestTable.KEYED);
    Kind kind = queries.kind();
    String literal = kind.literal(dice);
    String column = expressions.of(kind, table.fields("k"), 1);
    String from = "SELECT " + column + " FROM " + table.sqlName + " k WHERE k.addr = ";
    String and = " AND " + column + " " + expressions.comparison() + " ";
    String server = Kind.ADDRESS.literal(dice);
    return List.of(
        any(from + server + and + literal),
        any(from + Query.parameter(Kind.ADDRESS, server) + and + Query.parameter(kind, literal)),
        any(
            from
                + "CAST("
                + server
                + " AS VARCHAR)"
                + and
                + "CASE WHEN TRUE THEN "
                + literal
                + " END"));
  }

  /** The first rows of all, taken in several ways. */
  private List<Query> prefixes() {
    TestTable table = dice.of(TestTable.KEYED);
    String first = expressions.of(Kind.TEXT, table.fields("k"), 1);
    String second = expressions.of(Kind.NUMBER, table.fields("k"), 1);
    int rows = dice.below(6);
    String from =
        " FROM (SELECT DISTINCT "
            + first
            + " AS a, "
            + second
            + " AS b FROM "
            + table.sqlName
            + " k WHERE k.addr IN (SELECT addr FROM my_servers)) q";
    String order = " ORDER BY a NULLS FIRST, b DESC NULLS LAST";
    return List.of(
        any("SELECT a, b" + from + order + " LIMIT " + rows),
        any("SELECT a, b" + from + order + " FETCH FIRST " + rows + " ROWS ONLY"),
        any("SELECT a, b" + from + " QUALIFY ROW_NUMBER() OVER (" + order + ") <= " + rows),
        any(
            "SELECT a, b FROM (SELECT a, b, COUNT(*) OVER ("
                + order
                + " ROWS UNBOUNDED PRECEDING) AS n"
                + from
                + ") r WHERE n <= "
                + Query.parameter(Kind.NUMBER, String.valueOf(rows))));
  }
}
