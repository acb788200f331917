package dev.valvejdbc.queries;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Generates statements: joins in any order, sub-queries of every form, LATERAL, windows, set
 * operations, grouping sets, parameters. Each keyed table in them is given its key somehow.
 */
final class QueryGenerator {
  private final Dice dice;
  private final Expressions expressions;
  private final Leaves leaves;
  private final Shapes shapes;
  private final OtherShapes others;

  QueryGenerator(long seed) {
    dice = new Dice(seed);
    expressions = new Expressions(dice, this);
    leaves = new Leaves(dice, expressions, this);
    shapes = new Shapes(dice, expressions, this);
    others = new OtherShapes(dice, expressions, this);
  }

  /** Generates one statement. */
  Query next() {
    return switch (dice.below(18)) {
      case 16, 17 -> new EmptyShapes(dice, expressions, this).next();
      case 13, 14, 15 -> others.next();
      case 0 -> grouped();
      case 1 -> setOperation();
      case 2 -> windowed();
      case 3 -> withClause();
      case 8, 9, 10, 11, 12 -> shapes.next();
      default -> selected();
    };
  }

  /** Generates a join, and its rows shared out by a condition. */
  Partition partition() {
    From from = from(1 + dice.below(3), List.of(), 1);
    String condition = expressions.condition(from.inSight(), 2);
    String text =
        "SELECT "
            + from.fields().get(0).sql()
            + ", "
            + expressions.of(kind(), from.fields(), 0)
            + " AS c FROM "
            + from.text();
    return new Partition(
        new Query(text + where(from), false),
        List.of(
            new Query(text + where(from, "(" + condition + ")"), false),
            new Query(text + where(from, "NOT (" + condition + ")"), false),
            new Query(text + where(from, "(" + condition + ") IS NULL"), false)));
  }

  From from(int relations, List<Field> outer, int depth) {
    return new From(dice, expressions, leaves, relations, outer, depth);
  }

  static String where(From from, String... more) {
    List<String> all = new ArrayList<>(from.conditions());
    all.addAll(List.of(more));
    return all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all);
  }

  String[] extra(From from, int depth) {
    return dice.oneIn(2)
        ? new String[0]
        : new String[] {expressions.condition(from.inSight(), depth)};
  }

  Kind kind() {
    return dice.of(Kind.TEXT, Kind.NUMBER);
  }

  private Query selected() {
    From from = from(1 + dice.below(dice.oneIn(4) ? 5 : 3), List.of(), 2);
    int columns = 1 + dice.below(3);
    String list =
        IntStream.range(0, columns)
            .mapToObj(i -> expressions.of(kind(), from.fields(), 2) + " AS c" + i)
            .collect(Collectors.joining(", "));
    String text =
        "SELECT "
            + dice.of("", "", "", "DISTINCT ")
            + list
            + " FROM "
            + from.text()
            + where(from, extra(from, 2));
    return ordered(text, columns);
  }

  Query ordered(String text, int columns) {
    if (!dice.oneIn(3)) {
      return new Query(text, false);
    }
    String order =
        IntStream.rangeClosed(1, columns)
            .mapToObj(
                i -> i + dice.of("", " DESC", " ASC") + dice.of(" NULLS FIRST", " NULLS LAST"))
            .collect(Collectors.joining(", "));
    String limit =
        switch (dice.below(4)) {
          case 0 -> " LIMIT " + Query.parameter(Kind.NUMBER, String.valueOf(dice.below(9)));
          case 1 -> " LIMIT " + dice.below(9) + " OFFSET " + dice.below(3);
          default -> "";
        };
    return new Query(text + " ORDER BY " + order + limit, true);
  }

  private Query grouped() {
    From from = from(1 + dice.below(3), List.of(), 1);
    String one = expressions.of(Kind.TEXT, columnsOnly(from, Kind.TEXT), 0);
    String two = expressions.of(Kind.NUMBER, columnsOnly(from, Kind.NUMBER), 0);
    String sets =
        switch (dice.below(6)) {
          case 0 -> "ROLLUP(g, h)";
          case 1 -> "CUBE(g, h)";
          case 2 -> "GROUPING SETS ((g), (h), ())";
          case 3 -> "GROUPING SETS ((g, h), ())";
          default -> "g, h";
        };
    String having = dice.oneIn(3) ? " HAVING " + dice.of("COUNT(*) > 1", "MAX(n) > 3") : "";
    return new Query(
        "SELECT g, h, "
            + Aggregates.any(dice)
            + " AS a, "
            + Aggregates.any(dice)
            + " AS b FROM (SELECT "
            + one
            + " AS g, "
            + two
            + " AS h, "
            + expressions.of(Kind.NUMBER, from.fields(), 1)
            + " AS n, "
            + expressions.of(Kind.TEXT, from.fields(), 1)
            + " AS t FROM "
            + from.text()
            + where(from, extra(from, 1))
            + ") AS q GROUP BY "
            + sets
            + having,
        false);
  }

  private static List<Field> columnsOnly(From from, Kind kind) {
    return Field.ofKind(from.fields(), kind);
  }

  private Query windowed() {
    From from = from(1 + dice.below(3), List.of(), 1);
    String partition = expressions.of(Kind.TEXT, columnsOnly(from, Kind.TEXT), 0);
    String order = expressions.of(Kind.NUMBER, columnsOnly(from, Kind.NUMBER), 0);
    String window =
        " OVER ("
            + dice.of("PARTITION BY p ", "")
            + "ORDER BY o "
            + dice.of("NULLS FIRST", "DESC NULLS LAST")
            + ")";
    boolean best = dice.oneIn(2);
    String function =
        dice.of(
            "RANK()",
            "DENSE_RANK()",
            "COUNT(*)",
            "SUM(o)",
            "COUNT(t)",
            "MAX(o)",
            best ? "MIN(o)" : "MIN(t)");
    String inner =
        "SELECT "
            + partition
            + " AS p, "
            + order
            + " AS o, "
            + expressions.of(Kind.TEXT, from.fields(), 1)
            + " AS t FROM "
            + from.text()
            + where(from, extra(from, 1));
    String text = "SELECT p, o, " + function + window + " AS w FROM (" + inner + ") AS q";
    return best
        ? new Query("SELECT * FROM (" + text + ") AS r WHERE w <= 3", false)
        : ordered(text, 3);
  }

  private Query setOperation() {
    List<Kind> kinds = List.of(kind(), kind());
    String text = operand(kinds);
    for (int i = 1 + dice.below(2); i > 0; i--) {
      text += dice.of(" UNION ALL ", " UNION ", " INTERSECT ", " EXCEPT ") + operand(kinds);
    }
    return ordered(text, kinds.size());
  }

  String operand(List<Kind> kinds) {
    From from = from(1 + dice.below(2), List.of(), 1);
    List<String> list = new ArrayList<>();
    kinds.forEach(k -> list.add(expressions.of(k, from.fields(), 1) + " AS c" + list.size()));
    return "SELECT "
        + String.join(", ", list)
        + " FROM "
        + from.text()
        + where(from, extra(from, 1));
  }

  private Query withClause() {
    Leaf common = derived("w", List.of(), 1);
    String definition = common.text().substring(0, common.text().lastIndexOf(" w"));
    From from = from(1, List.of(), 1);
    List<Field> second =
        common.fields().stream().map(f -> new Field("x", f.name(), f.kind())).toList();
    List<Field> all = Field.both(common.fields(), Field.both(second, from.fields()));
    String join = "w.addr = x.addr";
    return new Query(
        "WITH w AS "
            + definition
            + " SELECT "
            + expressions.of(kind(), all, 1)
            + " AS c0, "
            + expressions.of(kind(), all, 1)
            + " AS c1 FROM w"
            + dice.of(" JOIN", " LEFT JOIN")
            + " w AS x ON "
            + join
            + ", "
            + from.text()
            + where(from, extra(from, 1)),
        false);
  }

  /** A derived table with an address, over the columns of outer queries if there are any. */
  Leaf derived(String alias, List<Field> outer, int depth) {
    From from = from(1 + dice.below(2), outer, depth);
    List<Field> addresses = Field.ofKind(from.fields(), Kind.ADDRESS);
    Kind kind = kind();
    List<Field> fields = List.of(Field.address(alias), new Field(alias, "c", kind));
    String body = " FROM " + from.text() + where(from, extra(from, depth));
    String addr = dice.of(addresses).sql();
    String c = expressions.of(kind, from.inSight(), depth);
    String select =
        switch (dice.below(4)) {
          case 0 ->
              "SELECT MAX("
                  + addr
                  + ") AS addr, "
                  + (kind == Kind.TEXT ? "MIN(" : "SUM(")
                  + c
                  + ") AS c"
                  + body;
          case 1 ->
              "SELECT "
                  + addr
                  + " AS addr, "
                  + c
                  + " AS c"
                  + body
                  + " ORDER BY 1 NULLS FIRST, 2 NULLS LAST LIMIT "
                  + (1 + dice.below(3));
          default -> "SELECT " + addr + " AS addr, " + c + " AS c" + body;
        };
    return new Leaf(alias, "(" + select + ") " + alias, fields, false);
  }

  /** A sub-query that yields one value. */
  String scalar(Kind kind, List<Field> outer, int depth) {
    From from = from(1 + (depth > 0 ? dice.below(2) : 0), outer, depth);
    String aggregate =
        switch (kind) {
          case NUMBER ->
              dice.oneIn(2)
                  ? "COUNT(*)"
                  : dice.of("MAX(", "SUM(") + expressions.of(kind, from.fields(), 0) + ")";
          case FLAG -> "COUNT(*) > " + dice.below(3);
          default -> dice.of("MAX(", "MIN(") + expressions.of(kind, from.fields(), 0) + ")";
        };
    return "SELECT " + aggregate + " FROM " + from.text() + where(from, extra(from, depth));
  }

  /** A condition with a sub-query. */
  String test(List<Field> outer, int depth, Expressions values) {
    From from = from(1 + (depth > 0 ? dice.below(2) : 0), outer, depth);
    String body = " FROM " + from.text() + where(from, extra(from, depth)) + ")";
    if (dice.oneIn(3)) {
      return dice.of("EXISTS (SELECT 1", "NOT EXISTS (SELECT 1", "EXISTS (SELECT *") + body;
    }
    Kind kind = kind();
    String left = values.of(kind, outer, 0);
    String select = "(SELECT " + values.of(kind, from.fields(), 0) + body;
    return switch (dice.below(5)) {
      case 0, 1 -> left + " IN " + select;
      case 2 -> left + " NOT IN " + select;
      case 3 -> left + " " + values.comparison() + " ANY " + select;
      default -> left + " " + values.comparison() + " ALL " + select;
    };
  }
}
