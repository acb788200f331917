package dev.valvejdbc.protocol.master;

import dev.valvejdbc.protocol.master.MasterFilter.Condition;
import org.jspecify.annotations.Nullable;

/** How different services read the filter language, and what they bear. */
public enum MasterDialect {
  /** Valve's, over the Web API: with {@code \or\N}. */
  WEB_API(true, true, 48, 24, 4_000),
  /**
   * Valve's, over UDP: single keys alone, since masters live that know no groups, and one lists the
   * opposite of what {@code \nor} denies; cut at 190 bytes by older masters.
   */
  UDP(false, false, 0, 0, 190),
  /**
   * Xash3D's. Of its keys those are left out that it reads differently: {@code password} is
   * inverted by its engine, and {@code empty} and {@code full} count no bots, which the servers
   * themselves do.
   */
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

  /** The pair for a literal alone; null if this dialect has none. */
  @Nullable String pair(Literal literal) {
    Condition condition = literal.condition();
    boolean known =
        this != XASH
            || switch (condition.key()) {
              case GAMEDIR, MAP, SECURE, DEDICATED, RAW -> true;
              default -> false;
            };
    return literal.negated() || !known ? null : condition.text();
  }

  /** Whether a literal can be said at all, alone or in a group. */
  boolean says(Literal literal) {
    return pair(literal) != null
        || (literal.negated() && negations && literal.condition().key() != FilterKey.RAW);
  }

  /** Whether a list can be asked for by parts of the world. */
  public boolean hasRegions() {
    return this == UDP;
  }
}
