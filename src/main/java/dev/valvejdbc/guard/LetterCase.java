package dev.valvejdbc.guard;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Changes the case of letters piece by piece: where letters become several, as ß does, the Java
 * platform copies all that it has at each of them.
 */
final class LetterCase {
  private static final int PIECE = 1000;

  private LetterCase() {}

  static String upper(String text, Steps steps) {
    return changed(text, t -> t.toUpperCase(Locale.ROOT), steps);
  }

  static String lower(String text, Steps steps) {
    return changed(text, t -> t.toLowerCase(Locale.ROOT), steps);
  }

  private static String changed(String text, UnaryOperator<String> change, Steps steps) {
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
