package dev.valvejdbc.lookup.rel;

import org.apache.calcite.rel.core.JoinRelType;

/** Says what a leg's rows do to the rows before them. */
public enum LegKind {
  /** One row per match. */
  INNER,
  /** One row per match, or one with nulls. */
  LEFT,
  /** The row itself if there is a match. */
  SEMI,
  /** The row itself if there is no match. */
  ANTI,
  /** The row and, in one more column, the list of all the leg's rows. */
  COLLECT;

  public static LegKind of(JoinRelType type) {
    return valueOf(type.name());
  }

  public static boolean covers(JoinRelType type) {
    return type == JoinRelType.INNER
        || type == JoinRelType.LEFT
        || type == JoinRelType.SEMI
        || type == JoinRelType.ANTI;
  }

  /** Whether the leg's columns appear in the output. */
  public boolean keepsColumns() {
    return this == INNER || this == LEFT;
  }
}
