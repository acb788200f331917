package dev.valvejdbc.guard;

import dev.valvejdbc.errors.SqlError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Matches LIKE without going back: the parts between the % are looked for from left to right, each
 * where it is found first. That takes the text's length times the longest part's at worst, and as a
 * rule the text's.
 */
final class LikePattern {
  private static final int ONE = -1;

  /** The parts between the %, as code points, with {@link #ONE} for each _. */
  private final List<int[]> parts;

  /** The only part between two %, where it is plain text; else empty. */
  private final String contained;

  private final boolean ignoresCase;

  private LikePattern(List<int[]> parts, boolean ignoresCase) {
    this.parts = parts;
    this.ignoresCase = ignoresCase;
    boolean plain =
        !ignoresCase && parts.size() == 3 && parts.get(0).length + parts.get(2).length == 0;
    contained = plain && !has(parts.get(1), ONE) ? text(parts.get(1)) : "";
  }

  private static boolean has(int[] part, int symbol) {
    for (int each : part) {
      if (each == symbol) {
        return true;
      }
    }
    return false;
  }

  private static String text(int[] part) {
    return new String(part, 0, part.length);
  }

  /**
   * The escape character of a pattern.
   *
   * @throws dev.valvejdbc.errors.StatementException if it is not one character
   */
  static String checked(String escape) {
    if (escape.length() != 1) {
      throw SqlError.ESCAPE.inStatement("character '" + escape + "'");
    }
    return escape;
  }

  /**
   * Reads a pattern.
   *
   * @param escape one character, or none
   */
  static LikePattern of(String pattern, String escape, boolean ignoresCase) {
    List<int[]> parts = new ArrayList<>();
    int[] symbols = pattern.codePoints().toArray();
    int[] part = new int[symbols.length];
    int length = 0;
    for (int i = 0; i < symbols.length; i++) {
      int symbol = symbols[i];
      if (!escape.isEmpty() && symbol == escape.charAt(0)) {
        int next = i + 1 < symbols.length ? symbols[++i] : ONE;
        if (next != '_' && next != '%' && next != symbol) {
          throw SqlError.ESCAPE.inStatement("sequence '" + pattern + "', " + i);
        }
        part[length++] = folded(next, ignoresCase);
      } else if (symbol == '%') {
        parts.add(Arrays.copyOf(part, length));
        length = 0;
      } else {
        part[length++] = symbol == '_' ? ONE : folded(symbol, ignoresCase);
      }
    }
    parts.add(Arrays.copyOf(part, length));
    return new LikePattern(parts, ignoresCase);
  }

  private static int folded(int symbol, boolean ignoresCase) {
    return ignoresCase ? Character.toLowerCase(Character.toUpperCase(symbol)) : symbol;
  }

  boolean matches(String text, Steps steps) {
    steps.take(1 + (text.length() >> 6));
    if (!contained.isEmpty()) {
      return new TextSearch(contained, steps).in(text, 0) >= 0;
    }
    int[] symbols = text.codePoints().toArray();
    int last = parts.size() - 1;
    int[] first = parts.get(0);
    int[] end = parts.get(last);
    if (last == 0) {
      return symbols.length == first.length && at(symbols, 0, first, steps);
    }
    int tail = symbols.length - end.length;
    if (tail < first.length || !at(symbols, 0, first, steps) || !at(symbols, tail, end, steps)) {
      return false;
    }
    int from = first.length;
    for (int[] part : parts.subList(1, last)) {
      while (from + part.length <= tail && !at(symbols, from, part, steps)) {
        steps.take();
        from++;
      }
      if (from + part.length > tail) {
        return false;
      }
      from += part.length;
    }
    return true;
  }

  private boolean at(int[] symbols, int from, int[] part, Steps steps) {
    int i = 0;
    while (i < part.length
        && (part[i] == ONE || part[i] == folded(symbols[from + i], ignoresCase))) {
      i++;
    }
    steps.take(i >> 4);
    return i == part.length;
  }
}
