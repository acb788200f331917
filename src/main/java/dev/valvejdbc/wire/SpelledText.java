package dev.valvejdbc.wire;

/** Spells out what is not seen in texts of strangers. */
public final class SpelledText {
  private SpelledText() {}

  /**
   * Spells control characters, line ends, direction marks, zero-width characters, lone surrogates
   * and what else has no shape, such as {@code \x1b} and {@code \u200b}.
   */
  public static String of(String text) {
    if (text.codePoints().allMatch(Visibility::isVisible)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(c -> append(shown, c));
    return shown.toString();
  }

  private static void append(StringBuilder shown, int c) {
    if (Visibility.isVisible(c)) {
      shown.appendCodePoint(c);
    } else {
      shown.append(String.format(c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%06x", c));
    }
  }
}
