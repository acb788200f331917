package dev.valvejdbc.queries;

/** The aggregate functions of generated statements, over a number n and a text t. */
final class Aggregates {
  private Aggregates() {}

  static String any(Dice dice) {
    return dice.of(
        "COUNT(*)",
        "COUNT(n)",
        "SUM(n)",
        "MAX(t)",
        "MIN(n)",
        "COUNT(DISTINCT t)",
        "AVG(n)",
        "SUM(n) FILTER (WHERE n > 3)",
        "COUNT(*) FILTER (WHERE t LIKE '%a%')",
        "SUM(CASE WHEN n > 2 THEN 1 ELSE 0 END)");
  }
}
