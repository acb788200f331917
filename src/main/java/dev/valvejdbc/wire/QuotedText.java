package dev.valvejdbc.wire;

/**
 * Shows text of unknown origin inside a sentence: on one line, short, and in the order it stands.
 */
public final class QuotedText {
  private static final int LONGEST = 60;

  private QuotedText() {}

  /**
   * A text as a sentence may quote it: what has no width or changes the order of what follows (line
   * ends, other control characters, bidirectional marks, zero-width characters, fillers, lone
   * surrogates) becomes a question mark, and an ellipsis stands for all behind the first 60
   * characters.
   */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder();
    int at = 0;
    for (int n = 0; at < text.length() && n < LONGEST; n++) {
      int point = text.codePointAt(at);
      shown.appendCodePoint(Visibility.isVisible(point) ? point : '?');
      at += Character.charCount(point);
    }
    return at < text.length() ? shown.append('…').toString() : shown.toString();
  }
}
