package dev.valvejdbc.cli;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** A table for the eye: columns as wide as the first rows need, numbers to the right. */
final class TableFormat implements RowFormat {
  private static final int MEASURED = 500;
  private static final int WIDEST = 80;

  @Override
  public long print(ResultSet rows, PrintStream out) throws SQLException {
    Cells cells = new Cells(rows);
    List<List<String>> first = new ArrayList<>();
    boolean more;
    while ((more = rows.next()) && first.size() < MEASURED) {
      first.add(row(cells));
    }
    int[] widths = widths(cells, first);
    out.println(line(cells, cells.labels(), widths));
    StringBuilder rule = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      rule.append(i == 0 ? "" : "-+-").append("-".repeat(widths[i]));
    }
    out.println(rule);
    first.forEach(row -> out.println(line(cells, row, widths)));
    long count = first.size();
    while (more) {
      out.println(line(cells, row(cells), widths));
      count++;
      more = rows.next();
    }
    return count;
  }

  private static List<String> row(Cells cells) throws SQLException {
    List<String> row = new ArrayList<>();
    for (int i = 0; i < cells.labels().size(); i++) {
      row.add(cells.shown(i));
    }
    return row;
  }

  private static int[] widths(Cells cells, List<List<String>> rows) {
    int[] widths = new int[cells.labels().size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(cells.labels().get(i));
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], Math.min(WIDEST, width(row.get(i))));
      }
    }
    return widths;
  }

  private static String line(Cells cells, List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(Math.max(0, widths[i] - width(row.get(i))));
      line.append(i == 0 ? "" : " | ");
      line.append(cells.isNumber(i) ? padding + row.get(i) : row.get(i) + padding);
    }
    return line.toString().stripTrailing();
  }

  /** Columns on a terminal; East Asian letters take two. */
  private static int width(String text) {
    return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
  }
}
