package dev.valvejdbc.queries;

import java.util.List;

/**
 * Generates statements about what is not there: leftovers of joins without an equality, aggregates
 * and totals of no rows, and sub-queries that stand where a value, a key or a group stands.
 */
final class EmptyShapes {
  private static final List<Field> NAMED = TestTable.MY_SERVERS.fields("m");
  private static final List<Field> KEPT = TestTable.KEPT.fields("k");

  private final Dice dice;
  private final Expressions expressions;
  private final QueryGenerator queries;

  EmptyShapes(Dice dice, Expressions expressions, QueryGenerator queries) {
    this.dice = dice;
    this.expressions = expressions;
    this.queries = queries;
  }

  Query next() {
    return switch (dice.below(7)) {
      case 0 -> leftovers();
      case 1 -> aggregates();
      case 2 -> totals();
      case 3 -> lookedForQueries();
      case 4 -> havingQueries();
      case 5 -> queriesInOuterJoins();
      default -> betweenOneValue();
    };
  }

  private static Query any(String text) {
    return new Query(text, false);
  }

  private String one(String alias) {
    return "(SELECT "
        + dice.of("MAX(", "MIN(")
        + alias
        + ".n) FROM kept "
        + alias
        + " WHERE "
        + alias
        + dice.of(".tags = m.tags", ".addr = m.addr", ".many")
        + ")";
  }

  /** Full joins by any condition, of which few columns or none are read. */
  private Query leftovers() {
    List<Field> all = Field.both(NAMED, KEPT);
    String read =
        dice.of(
            "COUNT(*)",
            "COUNT(k.n) + COUNT(*)",
            "1",
            "k.many",
            "k.n",
            expressions.of(queries.kind(), all, 0));
    String other =
        dice.of("kept k", "(SELECT * FROM kept UNION ALL SELECT * FROM kept) k", "(TABLE kept) k");
    String on =
        dice.of(
            "FALSE",
            "k.n > 1000",
            "k.many",
            expressions.condition(KEPT, 0),
            expressions.condition(all, 0));
    return any(
        "SELECT "
            + read
            + " AS c FROM (SELECT * FROM my_servers WHERE "
            + expressions.condition(TestTable.MY_SERVERS.fields("my_servers"), 0)
            + ") m"
            + dice.of(" FULL JOIN ", " FULL JOIN ", " RIGHT JOIN ")
            + other
            + " ON "
            + on);
  }

  /** Aggregates of groups, some of which have no rows to compute of. */
  private Query aggregates() {
    String filter = " FILTER (WHERE " + expressions.condition(NAMED, 0) + ")";
    String aggregate =
        dice.of("STRING_AGG(m.name, ',' ORDER BY m.name)", "MAX(m.name)", "STRING_AGG('x', '')")
            + dice.of("", filter, filter);
    String where = dice.of("", " WHERE " + expressions.condition(NAMED, 1));
    String test = dice.of(" IS NULL", " IS NOT NULL", " = 'game-1'", " IS DISTINCT FROM 'x'");
    return any(
        switch (dice.below(3)) {
          case 0 ->
              "SELECT COUNT(*) FROM (SELECT "
                  + aggregate
                  + " AS a FROM my_servers m"
                  + where
                  + ") q WHERE a"
                  + test;
          case 1 ->
              "SELECT m.tags FROM my_servers m"
                  + where
                  + " GROUP BY m.tags HAVING "
                  + aggregate
                  + test;
          default ->
              "SELECT m.tags, "
                  + aggregate
                  + test
                  + " AS c FROM my_servers m"
                  + where
                  + " GROUP BY m.tags";
        });
  }

  /** Totals that have rows where their groups have none, and do not where nothing holds. */
  private Query totals() {
    String sets =
        dice.of(
            "ROLLUP(k.tags)",
            "CUBE(k.tags, k.many)",
            "GROUPING SETS ((k.tags), ())",
            "GROUPING SETS ((k.tags), (), ())",
            "GROUPING SETS ((k.tags, k.many), (k.tags), (k.tags))");
    String group =
        "SELECT k.tags AS t"
            + dice.of("", ", COUNT(*) AS n", ", MAX(k.n) AS n")
            + " FROM kept k"
            + dice.of("", " WHERE " + expressions.condition(KEPT, 0))
            + " GROUP BY "
            + sets;
    String never =
        dice.of(
            "1 = 0",
            Query.parameter(Kind.NUMBER, dice.of("NULL", "2")) + " > 1",
            "m.name = 'game-1'");
    return any(
        never.startsWith("m.")
            ? "SELECT m.name FROM my_servers m WHERE EXISTS (SELECT 1 FROM ("
                + group
                + ") q WHERE "
                + never
                + ")"
            : dice.oneIn(2)
                ? group + " HAVING " + never
                : "SELECT * FROM (" + group + ") q WHERE " + never + " OR q.t = 'tf'");
  }

  /** {@code (SELECT …) IN (SELECT …)}. */
  private Query lookedForQueries() {
    String left = dice.of(one("a"), "COALESCE(" + one("a") + ", 3)", "(" + one("a") + " + 1)");
    String right =
        "(SELECT "
            + dice.of("b.n", "CHAR_LENGTH(b.tags)")
            + " FROM kept b WHERE "
            + dice.of("b.tags = m.tags", "b.addr <> m.addr", "b.many")
            + ")";
    String test =
        left
            + dice.of(
                " IN ",
                " NOT IN ",
                " " + expressions.comparison() + " ANY ",
                " " + expressions.comparison() + " ALL ")
            + right;
    return any(
        dice.oneIn(2)
            ? "SELECT m.name, " + test + " AS c FROM my_servers m"
            : "SELECT m.name FROM my_servers m WHERE "
                + dice.of("", "NOT ")
                + "("
                + test
                + ")"
                + dice.of(" AND ", " OR ")
                + expressions.condition(NAMED, 0));
  }

  /** Several sub-queries in a HAVING, about the group or not. */
  private Query havingQueries() {
    String exists =
        "EXISTS (SELECT 1 FROM kept k WHERE k.tags = m.tags AND "
            + expressions.condition(KEPT, 0)
            + ")";
    String in = "COUNT(*) IN (SELECT " + dice.of("1", "k.n") + " FROM kept k)";
    String more =
        "(SELECT MAX(k.n) FROM kept k WHERE k.tags = m.tags) > (SELECT MIN(k.n) FROM kept k)";
    return any(
        "SELECT m.tags"
            + dice.of("", " || 'x'")
            + " AS c0, COUNT(*) AS c1 FROM my_servers m GROUP BY m.tags HAVING "
            + dice.of(exists, in, more)
            + dice.of(" AND ", " OR ")
            + dice.of("", "NOT ")
            + dice.of(exists, in, more));
  }

  /** Sub-queries within those of the condition of an outer join. */
  private Query queriesInOuterJoins() {
    String about = dice.of("k.tags = 'tf'", "m.tags = 'tf'", "k.n > 3");
    String on =
        dice.of(
            "k.n IN (SELECT (SELECT MAX(a.n) FROM kept a WHERE " + about + "))",
            "EXISTS (SELECT 1 FROM kept b WHERE b.n = (SELECT MAX(a.n) FROM kept a WHERE "
                + about
                + "))",
            "(SELECT MAX(p.addr) FROM players p WHERE p.addr = k.addr) IN (SELECT n.addr FROM"
                + " my_servers n)");
    return any(
        "SELECT m.name AS c0, k.n AS c1 FROM my_servers m LEFT JOIN kept k ON k.tags = m.tags AND "
            + on
            + dice.of("", " WHERE " + expressions.condition(Field.both(NAMED, KEPT), 0)));
  }

  /** A key that lies between a value and itself. */
  private Query betweenOneValue() {
    TestTable table = dice.of(TestTable.KEYED);
    List<Field> all = Field.both(NAMED, table.fields("x"));
    return any(
        "SELECT m.name AS c0, "
            + expressions.of(queries.kind(), all, 1)
            + " AS c1 FROM my_servers m"
            + dice.of(" JOIN ", " LEFT JOIN ")
            + table.sqlName
            + " x ON x.addr BETWEEN m.addr AND m.addr WHERE "
            + expressions.condition(NAMED, 1)
            + dice.of("", " AND m.name NOT BETWEEN m.tags AND m.tags"));
  }
}
