package dev.valvejdbc.cli;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Prints a line for each column, for rows too wide for a table. */
final class VerticalFormat implements RowFormat {
  private final Style style;

  VerticalFormat(Style style) {
    this.style = style;
  }

  @Override
  public long print(ResultSet rows, PrintStream out) throws SQLException {
    Cells cells = new Cells(rows);
    int width = cells.labels().stream().mapToInt(String::length).max().orElse(0);
    long count = 0;
    while (rows.next()) {
      out.println(style.dim("-[ row " + ++count + " ]" + "-".repeat(40)));
      for (int i = 0; i < cells.labels().size(); i++) {
        String label = cells.labels().get(i);
        String shown = cells.shown(i);
        String value = shown == null ? style.dim(style.ofNull()) : shown;
        String line = style.header(label) + " ".repeat(width - label.length()) + " | " + value;
        out.println(line.stripTrailing());
      }
    }
    return count;
  }
}
