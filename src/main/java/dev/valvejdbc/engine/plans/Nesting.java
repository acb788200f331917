package dev.valvejdbc.engine.plans;

import dev.valvejdbc.errors.SqlError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Counts how deep a statement nests, before anything goes down into it: a planner goes by
 * recursion, and some of its steps take time by the power of the depth.
 */
final class Nesting {
  /** How deep a statement may nest, operators in a row included. */
  static final int MOST = 500;

  /** How many conditions may be strung together. */
  static final int LONGEST_CHAIN = 5_000;

  /** How many queries may be: each takes tens of milliseconds, however short it is. */
  static final int MOST_QUERIES = 1_000;

  private final Deque<int[]> levels = new ArrayDeque<>();
  private int depth;
  private int[] level = new int[3];

  /** Takes a word or a sign of the statement. */
  void take(String token) {
    switch (token.toUpperCase(Locale.ROOT)) {
      case "(", "CASE", "[" -> open();
      case ")", "END", "]" -> close();
      case "+", "-", "*", "/", "|", "NOT" -> operator();
      case ",", "SELECT", "WHERE", "WHEN", "THEN", "ELSE", "ON" -> next();
      case "AND", "OR" -> {
        next();
        check(++level[1], LONGEST_CHAIN);
      }
      case "UNION", "EXCEPT", "INTERSECT", "JOIN" -> {
        next();
        check(++level[2], MOST_QUERIES);
      }
      default -> {}
    }
  }

  private void open() {
    levels.push(level);
    level = new int[3];
    check(++depth, MOST);
  }

  private void close() {
    if (!levels.isEmpty()) {
      next();
      level = levels.pop();
      depth--;
    }
  }

  private void operator() {
    level[0]++;
    check(++depth, MOST);
  }

  /** Begins another expression of the same level. */
  private void next() {
    depth -= level[0];
    level[0] = 0;
  }

  private static void check(int count, int most) {
    if (count > most) {
      throw SqlError.TOO_DEEP.inStatement(MOST, LONGEST_CHAIN, MOST_QUERIES);
    }
  }
}
