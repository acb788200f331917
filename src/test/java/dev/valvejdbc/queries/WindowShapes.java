package dev.valvejdbc.queries;

import java.util.List;

/** Generates windows of every function, named or not, and the aggregates that are not sums. */
final class WindowShapes {
  private final Dice dice;
  private final Expressions expressions;
  private final QueryGenerator queries;

  WindowShapes(Dice dice, Expressions expressions, QueryGenerator queries) {
    this.dice = dice;
    this.expressions = expressions;
    this.queries = queries;
  }

  Query next() {
    return switch (dice.below(4)) {
      case 0 -> ranked();
      case 1 -> spread();
      case 2 -> firstOfEach();
      default -> filtered();
    };
  }

  private String rows(int depth) {
    From from = queries.from(1 + dice.below(2), List.of(), depth);
    return "(SELECT "
        + expressions.of(Kind.TEXT, from.fields(), 0)
        + " AS p, "
        + expressions.of(Kind.NUMBER, from.fields(), depth)
        + " AS o, "
        + expressions.of(Kind.TEXT, from.fields(), depth)
        + " AS t FROM "
        + from.text()
        + QueryGenerator.where(from, queries.extra(from, depth))
        + ") AS q";
  }

  /** Ranks of rows in a total order, whose window has a name, or stands at each. */
  private Query ranked() {
    String order =
        "("
            + dice.of("PARTITION BY p ", "PARTITION BY t ", "")
            + "ORDER BY o "
            + dice.of("NULLS FIRST", "DESC NULLS LAST")
            + ", t NULLS LAST, p NULLS FIRST)";
    boolean named = dice.oneIn(2);
    String over = named ? " OVER w" : " OVER " + order;
    String functions =
        "NTILE("
            + (1 + dice.below(6))
            + ")"
            + over
            + ", "
            + dice.of("PERCENT_RANK()", "RANK()", "DENSE_RANK()")
            + over
            + ", "
            + dice.of("CUME_DIST()", "COUNT(*)", "ROW_NUMBER()", "LAG(t)", "LEAD(o, 2)")
            + over;
    return new Query(
        "SELECT p, o, t, "
            + functions
            + " FROM "
            + rows(1)
            + (named ? " WINDOW w AS " + order : ""),
        false);
  }

  /** How far numbers lie from each other, in groups or over all rows. */
  private Query spread() {
    String aggregates =
        dice.of("STDDEV_POP(o)", "VAR_POP(o)", "STDDEV_SAMP(o)", "VAR_SAMP(o)")
            + ", "
            + dice.of(
                "COVAR_POP(o, CHAR_LENGTH(t))",
                "MEDIAN(o)",
                "COUNT(DISTINCT p) FILTER (WHERE o > 3)",
                "PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY o)",
                "PERCENTILE_CONT(0.25) WITHIN GROUP (ORDER BY o)",
                "MIN(p) FILTER (WHERE t IS NOT NULL)",
                "CAST(AVG(o) * 4 AS INTEGER)",
                "BOOL_OR(o > 5)");
    return new Query(
        dice.oneIn(3)
            ? "SELECT " + aggregates + " FROM " + rows(1)
            : "SELECT p, " + aggregates + " FROM " + rows(1) + " GROUP BY p",
        false);
  }

  /** The first row of each group in a total order. */
  private Query firstOfEach() {
    String order = " ORDER BY p NULLS FIRST, o NULLS LAST, t NULLS FIRST";
    return switch (dice.below(3)) {
      case 0 -> new Query("SELECT DISTINCT ON (p) p, o, t FROM " + rows(1) + order, true);
      case 1 ->
          new Query(
              "SELECT p, o, t FROM "
                  + rows(1)
                  + " QUALIFY ROW_NUMBER() OVER (PARTITION BY p"
                  + order
                  + ") <= "
                  + (1 + dice.below(3)),
              false);
      default ->
          new Query(
              "SELECT p, o, t FROM "
                  + rows(1)
                  + order
                  + " OFFSET "
                  + dice.below(3)
                  + " ROWS FETCH NEXT "
                  + dice.below(6)
                  + " ROWS ONLY",
              true);
    };
  }

  private Query filtered() {
    String condition = dice.of("o > 2", "t LIKE '%a%'", "p IS NOT NULL", "o IS NULL", "p = t");
    String window = dice.of("PARTITION BY p", "ORDER BY o NULLS FIRST, t NULLS LAST", "");
    return new Query(
        "SELECT p, o, "
            + dice.of("COUNT(*)", "SUM(o)", "MAX(t)", "COUNT(t)", "MIN(o)", "AVG(o)")
            + " FILTER (WHERE "
            + condition
            + ") OVER ("
            + window
            + ") FROM "
            + rows(1),
        false);
  }
}
