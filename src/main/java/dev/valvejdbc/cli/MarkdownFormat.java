package dev.valvejdbc.cli;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Prints a Markdown table, numbers to the right. */
final class MarkdownFormat implements RowFormat {
  @Override
  public long print(ResultSet rows, PrintStream out) throws SQLException {
    Cells cells = new Cells(rows);
    StringBuilder head = new StringBuilder("|");
    StringBuilder rule = new StringBuilder("|");
    for (int i = 0; i < cells.labels().size(); i++) {
      head.append(' ').append(escaped(cells.labels().get(i))).append(" |");
      rule.append(cells.isNumber(i) ? "---:|" : "---|");
    }
    out.println(head);
    out.println(rule);
    long count = 0;
    while (rows.next()) {
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
