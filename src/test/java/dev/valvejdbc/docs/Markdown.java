package dev.valvejdbc.docs;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the pieces of a page. */
final class Markdown {
  private static final String SPECIAL = "\\|<>*`[]_~";
  private static final char PICTURES = '\u2400';

  private final StringBuilder text = new StringBuilder();

  Markdown line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** A paragraph, a heading or whatever stands between blank lines. */
  Markdown block(String block) {
    return line(block).line("");
  }

  /** A table of cells that are Markdown already. */
  Markdown table(List<String> heads, List<List<String>> rows) {
    row(heads);
    line("|" + "---|".repeat(heads.size()));
    rows.forEach(this::row);
    return line("");
  }

  private void row(List<String> cells) {
    line(cells.stream().collect(Collectors.joining(" | ", "| ", " |")));
  }

  /** A name as code. */
  static String code(String name) {
    return "`" + name + "`";
  }

  /** A text as it is, whatever it holds; control characters become their pictures. */
  static String plain(@Nullable String text) {
    if (text == null) {
      return "*null*";
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean within = c == '_' && isWord(text, i - 1) && isWord(text, i + 1);
      if (c < ' ') {
        plain.append((char) (PICTURES + c));
      } else if (SPECIAL.indexOf(c) >= 0 && !within) {
        plain.append('\\').append(c);
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static boolean isWord(String text, int index) {
    return index >= 0 && index < text.length() && Character.isLetterOrDigit(text.charAt(index));
  }

  @Override
  public String toString() {
    return text.toString().strip() + "\n";
  }
}
