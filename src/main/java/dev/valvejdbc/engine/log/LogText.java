package dev.valvejdbc.engine.log;

import dev.valvejdbc.wire.SecretWords;
import dev.valvejdbc.wire.SpelledText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes texts fit to be logged: no secret, no character that is not seen, no endless line. */
final class LogText {
  static final String NOT_REPEATED = "(not repeated: it may hold a secret)";

  /** Code points of a line at most. */
  private static final int LONGEST = 2000;

  private static final int MOST_LINES = 200;

  /** What is shorter occurs by chance, and a mask in its place would tell it. */
  private static final int SHORTEST_MASKED = 4;

  private final List<String> secrets;
  private final Pattern shortSecrets;

  LogText(List<String> secrets) {
    this.secrets =
        secrets.stream()
            .filter(s -> s.length() >= SHORTEST_MASKED)
            .sorted(Comparator.comparing(String::length).reversed()) // one may be part of another
            .toList();
    String words =
        secrets.stream()
            .filter(s -> !s.isEmpty() && s.length() < SHORTEST_MASKED)
            .map(s -> "(?<![\\p{L}\\p{N}])" + Pattern.quote(s) + "(?![\\p{L}\\p{N}])")
            .collect(Collectors.joining("|"));
    shortSecrets = Pattern.compile(words.isEmpty() ? "(?!)" : words);
  }

  /** A text as one line; not one with a short secret as a word of its own. */
  String line(String text) {
    if (shortSecrets.matcher(text).find()) {
      return NOT_REPEATED;
    }
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, "(secret)");
    }
    boolean cut = masked.length() > LONGEST && masked.codePointCount(0, masked.length()) > LONGEST;
    return cut
        ? SpelledText.of(masked.substring(0, masked.offsetByCodePoints(0, LONGEST))) + "…"
        : SpelledText.of(masked);
  }

  /** A text of the user's, line by line, each behind a prefix; not one that may hold a secret. */
  List<String> lines(String prefix, List<String> all) {
    List<String> lines = new ArrayList<>();
    for (String text : all) {
      if (lines.size() == MOST_LINES) {
        lines.add(prefix + "… and " + (all.size() - MOST_LINES) + " more lines");
        return lines;
      }
      lines.add(prefix + (SecretWords.in(text) ? NOT_REPEATED : line(text)));
    }
    return lines;
  }
}
