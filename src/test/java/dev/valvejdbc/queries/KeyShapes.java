package dev.valvejdbc.queries;

import java.util.List;

/** Generates keys that are derived in other ways, and sub-queries that read rows far around. */
final class KeyShapes {
  private final Dice dice;
  private final Expressions expressions;
  private final QueryGenerator queries;

  KeyShapes(Dice dice, Expressions expressions, QueryGenerator queries) {
    this.dice = dice;
    this.expressions = expressions;
    this.queries = queries;
  }

  Query next() {
    return switch (dice.below(4)) {
      case 0 -> derived();
      case 1 -> acrossJoins();
      case 2 -> besideAggregates();
      default -> groupsAround();
    };
  }

  private String server() {
    return Kind.ADDRESS.literal(dice);
  }

  private static Query any(String text) {
    return new Query(text, false);
  }

  /** A keyed table, whose key is said in a form of its own. */
  private Query derived() {
    TestTable table = dice.of(TestTable.KEYED);
    List<Field> fields = table.fields("k");
    String digits = dice.of(Dice.SERVERS).replaceAll("127.20.0.|:27015", "");
    String one = server();
    String key =
        dice.of(
            "k.addr = '127.20.0.' || '" + digits + "' || ':27015'",
            "k.addr = '127.20.0.' || CAST(" + digits + " AS VARCHAR) || ':27015'",
            "k.addr IN (VALUES (" + one + "), (" + server() + "))",
            "(k.addr, 1) IN ((" + one + ", 1), (" + server() + ", 2))",
            "NOT (k.addr <> " + one + ")",
            "k.addr BETWEEN " + one + " AND " + one,
            "k.addr LIKE " + one,
            "k.addr IS NOT DISTINCT FROM " + one,
            "k.addr = ANY (ARRAY[" + one + ", " + server() + "])",
            "k.addr = (SELECT MIN(m.addr) FROM my_servers m WHERE m.tags = 'csgo')",
            "k.addr IN (SELECT m.addr FROM my_servers m ORDER BY m.name LIMIT 2)",
            "k.addr IN (SELECT m.addr FROM my_servers m EXCEPT SELECT " + one + ")",
            "EXISTS (SELECT 1 FROM my_servers m WHERE m.addr = k.addr AND m.name IN (SELECT n.name"
                + " FROM my_servers n WHERE n.tags = m.tags AND n.addr <> "
                + one
                + "))",
            "LOWER(k.addr) = " + one,
            "COALESCE(k.addr, 'x') = " + one);
    return any(
        "SELECT "
            + expressions.of(queries.kind(), fields, 1)
            + " AS c0, k.addr AS c1 FROM "
            + table.sqlName
            + " k WHERE "
            + key
            + " AND "
            + expressions.condition(fields, 1));
  }

  /** Joins whose condition is alternatives, or a sub-query about both sides. */
  private Query acrossJoins() {
    TestTable table = dice.of(TestTable.KEYED);
    List<Field> all = Field.both(TestTable.MY_SERVERS.fields("m"), table.fields("k"));
    String key =
        dice.of(
            "k.addr IN (m.addr, " + server() + ")",
            "k.addr = m.addr OR k.addr = " + server(),
            "k.addr = m.addr OR k.addr IN (SELECT n.addr FROM my_servers n WHERE n.tags = 'eu')",
            "k.addr IN (SELECT n.addr FROM my_servers n WHERE n.tags = m.tags)",
            "k.addr = (SELECT MAX(n.addr) FROM my_servers n WHERE n.tags = m.tags)",
            "k.addr = m.addr AND EXISTS (SELECT 1 FROM my_servers n WHERE n.addr = k.addr AND"
                + " n.tags = m.tags)");
    String join =
        dice.of(
            table.sqlName + " k JOIN my_servers m", "my_servers m JOIN " + table.sqlName + " k");
    return any(
        "SELECT m.name AS c0, "
            + expressions.of(queries.kind(), all, 0)
            + " AS c1 FROM "
            + join
            + " ON "
            + key
            + " WHERE "
            + expressions.condition(all, 0));
  }

  /** Columns of the row around, beside the aggregates of a sub-query. */
  private Query besideAggregates() {
    TestTable table = dice.of(TestTable.KEYED);
    String value =
        dice.of("COUNT(*) + CHAR_LENGTH(m.name)", "m.tags || COUNT(*)", "MAX(k.addr) || m.name");
    String having =
        dice.of("", " HAVING COUNT(*) > CHAR_LENGTH(m.tags)", " HAVING m.tags <> MIN(k.addr)");
    String query =
        "SELECT "
            + value
            + " AS v FROM "
            + table.sqlName
            + " k WHERE k.addr = m.addr AND "
            + expressions.condition(table.fields("k"), 0)
            + having;
    return any(
        dice.oneIn(2)
            ? "SELECT m.name, (" + query + ") AS c1 FROM my_servers m"
            : "SELECT m.name, x.v FROM my_servers m"
                + dice.of(" JOIN LATERAL (", " LEFT JOIN LATERAL (")
                + query
                + ") x ON TRUE");
  }

  /** Sub-queries within sub-queries that read the groups of the outermost query. */
  private Query groupsAround() {
    Field group = dice.of(TestTable.MY_SERVERS.fields("m"));
    String deep =
        "EXISTS (SELECT 1 FROM players p WHERE p.addr = n.addr AND p.name "
            + dice.of("<> ", "> ", "<= ")
            + group.sql()
            + ")";
    String inner =
        "SELECT "
            + dice.of("COUNT(*)", "MAX(n.name)", "MIN(n.tags)")
            + " FROM my_servers n WHERE n."
            + group.name()
            + dice.of(" = ", " >= ", " <> ")
            + group.sql()
            + dice.of(" AND ", " OR ")
            + deep;
    return any(
        "SELECT "
            + group.sql()
            + " AS c0, ("
            + inner
            + ") AS c1, COUNT(*) AS c2 FROM my_servers m GROUP BY "
            + group.sql()
            + dice.of(
                "", " HAVING COUNT(*) > (SELECT COUNT(*) FROM players p WHERE p.addr = 'x')"));
  }
}
