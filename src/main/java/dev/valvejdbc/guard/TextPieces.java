package dev.valvejdbc.guard;

import java.util.function.UnaryOperator;

/**
 * Changes texts piece by piece, so that it can be ended in between, and so that nothing takes time
 * by the square of a text's length: where letters become several, as ß does in capitals, the Java
 * platform copies all that it has at each of them.
 */
final class TextPieces {
  private static final int PIECE = 1000;

  private TextPieces() {}

  /** The text, each piece of it changed. */
  static String changed(String text, UnaryOperator<String> change, Steps steps) {
    if (text.length() <= PIECE) {
      return change.apply(text);
    }
    StringBuilder changed = new StringBuilder(text.length());
    for (int from = 0; from < text.length(); ) {
      int end = end(text, from);
      changed.append(change.apply(text.substring(from, end)));
      steps.take(PIECE >> 2);
      steps.text(changed.length());
      from = end;
    }
    return changed.toString();
  }

  /** Where a piece ends: behind a word if it may, since a sigma at the end of one is another. */
  private static int end(String text, int from) {
    int most = Math.min(text.length(), from + PIECE);
    for (int end = most; end > from + PIECE / 2 && end < text.length(); end--) {
      if (Character.isWhitespace(text.charAt(end - 1))) {
        return end;
      }
    }
    boolean splits = most < text.length() && Character.isLowSurrogate(text.charAt(most));
    return splits ? most - 1 : most;
  }
}
