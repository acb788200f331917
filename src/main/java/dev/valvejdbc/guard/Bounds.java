package dev.valvejdbc.guard;

/**
 * How much a statement may hold.
 *
 * @param memory bytes of rows and values that it keeps while it computes, at least 1
 * @param textLength UTF-16 units of one text that it makes, at least 1
 */
public record Bounds(long memory, int textLength) {
  /** For what runs in a program around the engine that knows of no bounds. */
  static final Bounds UNATTENDED = new Bounds(64 << 20, 16 << 20);

  /** For constants that are written into a plan: longer ones are computed when it runs. */
  static final Bounds PLANNING = new Bounds(1 << 20, 8 << 10);
}
