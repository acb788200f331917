package dev.valvejdbc.protocol.master;

import dev.valvejdbc.protocol.master.MasterFilter.Condition;
import org.jspecify.annotations.Nullable;

/** How different services read the filter language, and what they bear. */
public enum MasterDialect {
  /** Valve's, over the Web API: with {@code \or\N}. */
  WEB_API(true, true, 48, 24, 4_000),
  /** Valve's, over UDP: without {@code \or}, and cut at 190 bytes by older masters. */
  UDP(false, true, 0, 24, 190),
  /** Xash3D's: {@code empty} and {@code full} mean what they say, and there are no groups. */
  XASH(false, false, 0, 0, 190);

  private final boolean disjunctions;
  private final boolean negations;
  private final int longestOr;
  private final int longestNor;
  private final int longestFilter;

  MasterDialect(
      boolean disjunctions, boolean negations, int longestOr, int longestNor, int longestFilter) {
    this.disjunctions = disjunctions;
    this.negations = negations;
    this.longestOr = longestOr;
    this.longestNor = longestNor;
    this.longestFilter = longestFilter;
  }

  boolean hasDisjunctions() {
    return disjunctions;
  }

  boolean hasNegations() {
    return negations;
  }

  /** Conditions that one {@code \or} may have. */
  int longestOr() {
    return longestOr;
  }

  /** Conditions that one {@code \nor} may have. */
  int longestNor() {
    return longestNor;
  }

  /** Bytes of a filter that are sure to be read. */
  int longestFilter() {
    return longestFilter;
  }

  /**
   * What is said in other words as well, since some masters pass a key over and the answers cannot
   * be checked; null for nothing.
   */
  @Nullable Literal insisted(Literal literal) {
    Condition condition = literal.condition();
    return this == UDP && condition.key() == FilterKey.NOT_APP_ID
        ? new Literal(new Condition(FilterKey.APP_ID, condition.value()), true)
        : null;
  }

  /** The pair for a literal alone; null if this dialect has none. */
  @Nullable String pair(Literal literal) {
    Condition condition = literal.condition();
    if (this != XASH) {
      return literal.negated() ? null : condition.text();
    }
    boolean is = !literal.negated();
    return switch (condition.key()) {
      case GAMEDIR, MAP, SECURE, DEDICATED, RAW -> is ? condition.text() : null;
      case NO_PASSWORD -> is ? "\\password\\0" : "\\password\\1";
      case NO_PLAYERS -> is ? "\\empty\\1" : "\\empty\\0";
      case NOT_EMPTY -> is ? "\\empty\\0" : "\\empty\\1";
      case NOT_FULL -> is ? "\\full\\0" : "\\full\\1";
      default -> null;
    };
  }
}
