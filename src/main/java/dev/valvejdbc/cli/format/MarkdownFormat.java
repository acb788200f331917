package dev.valvejdbc.cli.format;

import java.io.PrintStream;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Prints a Markdown table, numbers to the right. */
final class MarkdownFormat implements RowFormat {
  @Override
  public long print(Cells cells, PrintStream out) throws SQLException {
    StringBuilder head = new StringBuilder("|");
    StringBuilder rule = new StringBuilder("|");
    for (int i = 0; i < cells.labels().size(); i++) {
      head.append(' ').append(escaped(ShownText.of(cells.labels().get(i)))).append(" |");
      rule.append(cells.isNumber(i) ? "---:|" : "---|");
    }
    out.println(head);
    out.println(rule);
    long count = 0;
    while (cells.next()) {
      StringBuilder line = new StringBuilder("|");
      for (int i = 0; i < cells.labels().size(); i++) {
        line.append(' ').append(escaped(cells.shown(i))).append(" |");
      }
      out.println(line);
      count++;
    }
    return count;
  }

  private static String escaped(@Nullable String text) {
    return text == null ? "" : text.replace("\\", "\\\\").replace("|", "\\|");
  }
}
