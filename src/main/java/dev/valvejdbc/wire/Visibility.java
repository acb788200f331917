package dev.valvejdbc.wire;

/** Judges which characters a reader sees as they are written, in the order they stand. */
public final class Visibility {
  private Visibility() {}

  /**
   * Whether a character has a shape and a width of its own: no control character, end of a line,
   * direction mark, lone surrogate, nothing that Unicode calls ignorable or has not assigned.
   *
   * @param point a code point
   */
  public static boolean isVisible(int point) {
    if (point >= ' ' && point < 0x7f) {
      return true;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> !isFiller(point);
    };
  }

  /** Letters and marks that Unicode calls ignorable: they have no width either. */
  private static boolean isFiller(int c) {
    return c == 0x34f
        || c == 0x115f
        || c == 0x1160
        || c == 0x17b4
        || c == 0x17b5
        || (c >= 0x180b && c <= 0x180f)
        || c == 0x2800
        || c == 0x3164
        || c == 0xffa0
        || (c >= 0xe0000 && c <= 0xe0fff);
  }
}
