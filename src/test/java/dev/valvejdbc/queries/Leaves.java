package dev.valvejdbc.queries;

import java.util.ArrayList;
import java.util.List;

/** Generates the relations of a FROM, and conditions that give them their keys. */
final class Leaves {
  private final Dice dice;
  private final Expressions expressions;
  private final QueryGenerator queries;
  private int aliases;

  Leaves(Dice dice, Expressions expressions, QueryGenerator queries) {
    this.dice = dice;
    this.expressions = expressions;
    this.queries = queries;
  }

  String alias() {
    return "t" + aliases++;
  }

  Leaf any(int depth) {
    return dice.oneIn(3) ? keyless(depth) : keyed();
  }

  /** A relation that needs no key. */
  Leaf keyless(int depth) {
    String alias = alias();
    if (dice.oneIn(6)) {
      String values = "";
      for (int i = 1 + dice.below(3); i > 0; i--) {
        String addr = dice.oneIn(6) ? "NULL" : Kind.ADDRESS.literal(dice);
        values += (values.isEmpty() ? "(" : ", (") + addr + ", " + Kind.NUMBER.literal(dice) + ")";
      }
      return new Leaf(
          alias,
          "(SELECT CAST(addr AS VARCHAR) AS addr, n FROM (VALUES "
              + values
              + ") AS v(addr, n)) "
              + alias,
          List.of(Field.address(alias), new Field(alias, "n", Kind.NUMBER)),
          false);
    }
    if (depth > 0 && dice.oneIn(5)) {
      return queries.derived(alias, List.of(), depth - 1);
    }
    if (dice.oneIn(6)) {
      return new Leaf(
          alias,
          "(SELECT tags AS c, name AS m, addr, CHAR_LENGTH(name) AS d FROM my_servers) " + alias,
          List.of(
              new Field(alias, "c", Kind.TEXT),
              new Field(alias, "m", Kind.TEXT),
              Field.address(alias),
              new Field(alias, "d", Kind.NUMBER)),
          false);
    }
    TestTable table = dice.of(TestTable.KEYLESS);
    return new Leaf(alias, table.sqlName + " " + alias, table.fields(alias), false);
  }

  /** A table that needs a key, bare or within a derived table that hands its key on. */
  private Leaf keyed() {
    String alias = alias();
    TestTable table = dice.of(TestTable.KEYED);
    if (!dice.oneIn(3)) {
      return new Leaf(alias, table.sqlName + " " + alias, table.fields(alias), true);
    }
    Kind kind = dice.of(Kind.TEXT, Kind.NUMBER);
    String column = table.column(dice, kind);
    if (column == null) {
      kind = Kind.TEXT;
      column = table.column(dice, kind);
    }
    Field key = Field.address(alias);
    Field one = new Field(alias, "c", kind);
    Field count = new Field(alias, "n", Kind.NUMBER);
    List<Field> own = table.fields("b");
    String from = " FROM " + table.sqlName + " b";
    String where = " WHERE " + expressions.condition(own, 0);
    return switch (dice.below(6)) {
      case 4 ->
          new Leaf(
              alias,
              "(SELECT " + column + " AS c, addr, 1 AS n" + from + ") " + alias,
              List.of(one, key, count),
              true);
      case 0 ->
          new Leaf(
              alias,
              "(SELECT addr, " + column + " AS c" + from + where + ") " + alias,
              List.of(key, one),
              true);
      case 1 ->
          new Leaf(
              alias,
              "(SELECT addr, COUNT(*) AS n, MAX("
                  + column
                  + ") AS c"
                  + from
                  + " GROUP BY addr) "
                  + alias,
              List.of(key, one, count),
              true);
      case 2 ->
          new Leaf(
              alias,
              "(SELECT addr, "
                  + column
                  + " AS c, RANK() OVER (PARTITION BY addr ORDER BY "
                  + column
                  + " NULLS FIRST) AS n"
                  + from
                  + ") "
                  + alias,
              List.of(key, one, count),
              true);
      case 3 ->
          new Leaf(
              alias,
              "(SELECT DISTINCT addr, " + column + " AS c" + from + ") " + alias,
              List.of(key, one),
              true);
      default ->
          new Leaf(
              alias,
              "(SELECT addr, name AS c FROM players UNION ALL SELECT addr, map FROM server_info) "
                  + alias,
              List.of(key, new Field(alias, "c", Kind.TEXT)),
              true);
    };
  }

  /** A derived table that sees the columns of what stands before it. */
  Leaf lateral(String alias, List<Field> before, int depth) {
    return queries.derived(alias, before, depth - 1);
  }

  /** A condition that gives a relation its key, from outside or from constants. */
  String key(Leaf leaf, List<Field> outer, int depth) {
    List<Field> addresses = Field.ofKind(outer, Kind.ADDRESS);
    String own = leaf.alias() + ".addr";
    if (!addresses.isEmpty() && !dice.oneIn(5)) {
      return equal(own, dice.of(addresses).sql());
    }
    String one = Kind.ADDRESS.literal(dice);
    String two = Kind.ADDRESS.literal(dice);
    return switch (dice.below(9)) {
      case 0, 1 -> own + " IN (" + one + ", " + two + ")";
      case 2 -> equal(own, Query.parameter(Kind.ADDRESS, dice.oneIn(6) ? "NULL" : one));
      case 3 -> own + " IN (" + Query.parameter(Kind.ADDRESS, one) + ", " + two + ")";
      case 4 ->
          "("
              + own
              + " = "
              + one
              + " OR "
              + own
              + " = "
              + two
              + " AND "
              + expressions.condition(leaf.fields(), 0)
              + ")";
      case 5 -> {
        String m = alias();
        TestTable table = dice.of(TestTable.KEYLESS);
        List<Field> fields = table.fields(m);
        yield own
            + " IN (SELECT "
            + m
            + ".addr FROM "
            + table.sqlName
            + " "
            + m
            + " WHERE "
            + expressions.condition(Field.both(fields, outer), depth > 0 ? 1 : 0)
            + ")";
      }
      case 6 -> {
        String m = alias();
        List<Field> fields = TestTable.MY_SERVERS.fields(m);
        yield "EXISTS (SELECT 1 FROM my_servers "
            + m
            + " WHERE "
            + equal(m + ".addr", own)
            + " AND "
            + expressions.condition(fields, 0)
            + ")";
      }
      default -> equal(own, one);
    };
  }

  /** A condition that joins a relation to what stands before it, and gives its key. */
  String joinKey(Leaf leaf, List<Field> before, int depth) {
    List<Field> addresses = Field.ofKind(before, Kind.ADDRESS);
    if (addresses.isEmpty() || (leaf.keyed() && dice.oneIn(10))) {
      return leaf.keyed() ? key(leaf, List.of(), depth) : "TRUE";
    }
    String own = leaf.alias() + ".addr";
    String other = dice.of(addresses).sql();
    List<String> keys = new ArrayList<>(List.of(other, other, other, other, other));
    keys.add("COALESCE(" + other + ", " + dice.of(addresses).sql() + ")");
    keys.add(
        "CASE WHEN "
            + expressions.condition(before, 0)
            + " THEN "
            + other
            + " ELSE "
            + Kind.ADDRESS.literal(dice)
            + " END");
    return equal(own, dice.of(keys));
  }

  private String equal(String a, String b) {
    return dice.oneIn(2) ? a + " = " + b : b + " = " + a;
  }
}
