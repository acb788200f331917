package dev.valvejdbc.guard;

/**
 * How much a statement may hold.
 *
 * @param memory bytes of rows and values that it keeps while it computes, at least 1
 * @param textLength UTF-16 units of one text that it makes, at least 1
 */
public record Bounds(long memory, int textLength) {
  /** What a plan may hold that belongs to no statement, such as constants while planning. */
  static final Bounds UNATTENDED = new Bounds(64 << 20, 1 << 20);
}
