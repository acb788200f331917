package dev.valvejdbc.cli.format;

import dev.valvejdbc.wire.SpelledText;
import java.util.ArrayList;
import java.util.List;

/** Shows texts of strangers on a terminal: what would drive it, or cannot be seen, is spelled. */
public final class ShownText {
  private static final int LONGEST_SENTENCE = 400;

  private ShownText() {}

  /**
   * Spells control characters, line ends, direction marks, zero-width characters, lone surrogates
   * and what else has no shape, such as {@code \x1b} and {@code \u200b}.
   */
  public static String of(String text) {
    return SpelledText.of(text);
  }

  /** The lines of a text, each fit to be shown. */
  public static List<String> lines(String text) {
    if (text.indexOf('\n') < 0) {
      return List.of(of(text));
    }
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\r?\n", -1)) {
      lines.add(of(line));
    }
    if (lines.size() > 1 && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  /** A warning or an error on one line, cut where somebody has made it very long. */
  public static String sentence(String text) {
    String shown = of(text);
    return shown.codePointCount(0, shown.length()) <= LONGEST_SENTENCE
        ? shown
        : shown.substring(0, shown.offsetByCodePoints(0, LONGEST_SENTENCE)) + "…";
  }
}
