package dev.valvejdbc.cli;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A line a column, for rows too wide for a table. */
final class VerticalFormat implements RowFormat {
  @Override
  public long print(ResultSet rows, PrintStream out) throws SQLException {
    Cells cells = new Cells(rows);
    int width = cells.labels().stream().mapToInt(String::length).max().orElse(0);
    long count = 0;
    while (rows.next()) {
      out.println("-[ row " + ++count + " ]" + "-".repeat(40));
      for (int i = 0; i < cells.labels().size(); i++) {
        String label = cells.labels().get(i);
        String line = label + " ".repeat(width - label.length()) + " | " + cells.shown(i);
        out.println(line.stripTrailing());
      }
    }
    return count;
  }
}
