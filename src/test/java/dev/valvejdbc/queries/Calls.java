package dev.valvejdbc.queries;

import java.util.List;

/** Generates calls of functions, casts and the rarer comparisons, of which expressions are made. */
final class Calls {
  private static final String DAY = "DATE '2026-01-31'";
  private static final String MOMENT = "TIMESTAMP '2026-03-05 03:04:05'";

  private final Dice dice;
  private final Expressions expressions;

  Calls(Dice dice, Expressions expressions) {
    this.dice = dice;
    this.expressions = expressions;
  }

  private String n(List<Field> fields, int depth) {
    return expressions.of(Kind.NUMBER, fields, depth);
  }

  private String t(List<Field> fields, int depth) {
    return expressions.of(Kind.TEXT, fields, depth);
  }

  private String f(List<Field> fields, int depth) {
    return "(" + expressions.condition(fields, depth) + ")";
  }

  /** A number, or null. */
  String number(List<Field> fields, int d) {
    String n = n(fields, d);
    return switch (dice.below(20)) {
      case 0 -> "CAST(" + f(fields, d) + " AS INTEGER)";
      case 1 -> "CAST(CAST(" + n + " AS VARCHAR) AS INTEGER)";
      case 2 -> dice.of("ABS(", "SIGN(", "-(", "+(") + n + ")";
      case 3 -> dice.of("MOD(", "GREATEST(", "LEAST(") + n + ", " + (2 + dice.below(7)) + ")";
      case 4 -> dice.of("GREATEST(", "LEAST(") + n + ", " + n(fields, d) + ", " + n + ")";
      case 5 -> "POSITION(" + dice.of("'a'", "'d'", "''", "'東'") + " IN " + t(fields, d) + ")";
      case 6 -> "CAST(ROUND(CAST(" + n + " AS DOUBLE) / 4) AS INTEGER)";
      case 7 -> "CASE " + n + " WHEN " + dice.below(9) + " THEN 1 WHEN 2 THEN NULL ELSE 3 END";
      case 8 -> "COALESCE(NULLIF(" + n + ", " + dice.below(5) + "), " + n(fields, d) + ", 7)";
      case 9 -> "EXTRACT(" + dice.of("DAY", "MONTH", "YEAR", "DOW") + " FROM " + day(n) + ")";
      case 10 -> "DATEDIFF('day', " + DAY + ", " + day(n) + ")";
      case 11 ->
          "EXTRACT("
              + dice.of("HOUR", "MINUTE", "SECOND", "EPOCH")
              + " FROM DATE_TRUNC('"
              + dice.of("hour", "day", "month", "year", "minute")
              + "', "
              + moment(n)
              + "))";
      case 12 ->
          "CAST(JSON_EXTRACT_STRING('{\"a\": ' || COALESCE(CAST("
              + n
              + " AS VARCHAR), 'null') || '}', '$."
              + dice.of("a", "b")
              + "') AS INTEGER)";
      case 13 -> "JSON_ARRAY_LENGTH('" + dice.of("[]", "[1, null]", "[[1], 2, \"a\"]") + "')";
      case 14 -> "COALESCE(" + Query.parameter(Kind.NUMBER, dice.of("NULL", "4")) + ", " + n + ")";
      case 15 ->
          "TRY_CAST("
              + dice.of(t(fields, d), "SPLIT_PART(" + t(fields, d) + ", '-', 2)")
              + " AS INTEGER)";
      case 16 -> "(CASE WHEN " + f(fields, d) + " THEN " + n + " END)";
      case 17 -> "CAST(CAST(" + n + " AS DECIMAL(9, 2)) * 1.25 AS INTEGER)";
      case 18 -> "ASCII(" + t(fields, d) + ")";
      default -> "(" + n + " * " + dice.below(4) + ")";
    };
  }

  private String day(String n) {
    return dice.of(
        "(" + DAY + " + CAST(" + n + " AS INTEGER))", "CAST(" + moment(n) + " AS DATE)", DAY);
  }

  private String moment(String n) {
    return "("
        + MOMENT
        + dice.of(" + ", " - ")
        + n
        + " * INTERVAL '1' "
        + dice.of("DAY", "HOUR", "MONTH", "SECOND")
        + ")";
  }

  /** A text, or null. */
  String text(List<Field> fields, int d) {
    String t = t(fields, d);
    return switch (dice.below(20)) {
      case 0 -> "CAST(" + n(fields, d) + " AS VARCHAR)";
      case 1 -> "CAST(" + f(fields, d) + " AS VARCHAR)";
      case 2 -> "UPPER(" + t + ")";
      case 3 -> dice.of("TRIM(", "LTRIM(", "RTRIM(") + t + ")";
      case 4 ->
          "REPLACE(" + t + ", " + dice.of("'a'", "'_'", "''") + ", " + dice.of("'b'", "''") + ")";
      case 5 -> dice.of("LEFT(", "RIGHT(") + t + ", " + dice.below(4) + ")";
      case 6 -> dice.of("LPAD(", "RPAD(") + t + ", " + dice.below(9) + ", '.')";
      case 7 ->
          "SPLIT_PART("
              + t
              + ", "
              + dice.of("'_'", "'-'", "','")
              + ", "
              + dice.of("1", "2", "-1")
              + ")";
      case 8 -> "CONCAT(" + t + ", " + t(fields, d) + ")";
      case 9 -> "CONCAT_WS('/', " + t + ", " + t(fields, d) + ", 'x')";
      case 10 -> dice.of("GREATEST(", "LEAST(") + t + ", " + t(fields, d) + ")";
      case 11 -> "REGEXP_REPLACE(" + t + ", '[aeiou]+', '*'" + dice.of("", ", 'g'") + ")";
      case 12 -> "REPEAT(" + t + ", " + dice.below(3) + ")";
      case 13 -> "TRANSLATE(" + t + ", 'abc_', 'ABC')";
      case 14 ->
          "JSON_EXTRACT_STRING('{\"a\": [\""
              + dice.of("x", "東", "")
              + "\", null]}', '$.a["
              + dice.below(3)
              + "]')";
      case 15 -> "COALESCE(" + Query.parameter(Kind.TEXT, dice.of("NULL", "'q'")) + ", " + t + ")";
      case 16 -> "(" + Query.parameter(Kind.TEXT, dice.of("NULL", "'q'")) + " || " + t + ")";
      case 17 -> "SUBSTRING(" + t + ", " + (1 + dice.below(4)) + ", " + dice.below(4) + ")";
      case 18 -> "STRFTIME(" + moment(n(fields, d)) + ", '%Y-%m-%d %H:%M')";
      default ->
          "CASE " + t + " WHEN 'tf' THEN " + t(fields, d) + " WHEN '' THEN NULL ELSE 'z' END";
    };
  }

  /** A condition that may be unknown. */
  String condition(List<Field> fields, int d) {
    String n = n(fields, d);
    String t = t(fields, d);
    return switch (dice.below(19)) {
      case 0 -> n + dice.of(" BETWEEN ", " NOT BETWEEN ") + n(fields, d) + " AND " + n(fields, d);
      case 1 -> t + dice.of(" BETWEEN ", " NOT BETWEEN ") + t(fields, d) + " AND " + t(fields, d);
      case 2 ->
          t
              + dice.of(" LIKE ", " NOT LIKE ")
              + dice.of("'%!%%'", "'_!_%'", "'!!%'")
              + " ESCAPE '!'";
      case 3 -> t + dice.of(" ILIKE ", " NOT ILIKE ") + dice.of("'A%'", "'%D_%'", "'tf'", "'%ö%'");
      case 4 -> f(fields, d) + dice.of(" = ", " <> ", " IS DISTINCT FROM ") + f(fields, d);
      case 5 ->
          f(fields, d)
              + " IS NOT DISTINCT FROM "
              + dice.of(f(fields, d), "TRUE", "CAST(NULL AS BOOLEAN)");
      case 6 -> f(fields, d) + dice.of(" IN (TRUE, NULL)", " IN (FALSE)", " NOT IN (FALSE, NULL)");
      case 7 ->
          "CASE WHEN "
              + f(fields, d)
              + " THEN "
              + f(fields, d)
              + dice.of(" ELSE " + f(fields, d), "")
              + " END";
      case 8 ->
          n + dice.of(" IN (", " NOT IN (") + n(fields, d) + ", 5, " + dice.of("NULL", "6") + ")";
      case 9 ->
          t
              + dice.of(" IN (", " NOT IN (")
              + t(fields, d)
              + ", 'tf', "
              + dice.of("NULL", "''")
              + ")";
      case 10 ->
          dice.of("STARTS_WITH(", "CONTAINS(", "ENDS_WITH(")
              + t
              + ", "
              + dice.of("'d'", "''", "'a'")
              + ")";
      case 11 -> "CAST(" + n + " AS BOOLEAN)";
      case 12 -> "REGEXP_MATCHES(" + t + ", " + dice.of("'^[a-d]'", "'o+$'", "'\\d{2}'") + ")";
      case 13 -> "EXISTS (SELECT 1 WHERE " + f(fields, d) + ")";
      case 14 -> "(SELECT " + n + " + 1) " + expressions.comparison() + " " + n(fields, d);
      case 15 ->
          n(fields, 0) + " = ANY (VALUES (1), (" + dice.below(9) + "), (" + n(fields, 0) + "))";
      case 16 ->
          Query.parameter(Kind.TEXT, dice.of("NULL", "'tf'")) + dice.of(" IS NULL", " IS NOT NULL");
      case 17 ->
          n
              + " BETWEEN "
              + Query.parameter(Kind.NUMBER, "1")
              + " AND "
              + Query.parameter(Kind.NUMBER, dice.of("NULL", "9"));
      default -> moment(n) + expressions.comparison() + moment(n(fields, d));
    };
  }
}
