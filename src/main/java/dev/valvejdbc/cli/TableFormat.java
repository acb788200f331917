package dev.valvejdbc.cli;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jline.utils.WCWidth;
import org.jspecify.annotations.Nullable;

/** Prints an aligned table: columns as wide as the first rows need, numbers to the right. */
final class TableFormat implements RowFormat {
  private static final int MEASURED = 500;
  private static final int WIDEST = 80;

  private final Style style;

  TableFormat(Style style) {
    this.style = style;
  }

  @Override
  public long print(ResultSet rows, PrintStream out) throws SQLException {
    Cells cells = new Cells(rows);
    List<List<@Nullable String>> first = new ArrayList<>();
    boolean more;
    while ((more = rows.next()) && first.size() < MEASURED) {
      first.add(row(cells));
    }
    int[] widths = widths(cells, first);
    out.println(line(cells, new ArrayList<>(cells.labels()), widths, style::header));
    StringBuilder rule = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      rule.append(i == 0 ? "" : "-+-").append("-".repeat(widths[i]));
    }
    out.println(rule);
    first.forEach(row -> out.println(line(cells, row, widths, text -> text)));
    long count = first.size();
    while (more) {
      out.println(line(cells, row(cells), widths, text -> text));
      count++;
      more = rows.next();
    }
    return count;
  }

  private static List<@Nullable String> row(Cells cells) throws SQLException {
    List<@Nullable String> row = new ArrayList<>();
    for (int i = 0; i < cells.labels().size(); i++) {
      row.add(cells.shown(i));
    }
    return row;
  }

  private int[] widths(Cells cells, List<List<@Nullable String>> rows) {
    int[] widths = new int[cells.labels().size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(cells.labels().get(i));
      for (List<@Nullable String> row : rows) {
        widths[i] = Math.max(widths[i], Math.min(WIDEST, width(text(row.get(i)))));
      }
    }
    return widths;
  }

  private String text(@Nullable String shown) {
    return shown == null ? style.ofNull() : shown;
  }

  private String line(
      Cells cells, List<@Nullable String> row, int[] widths, UnaryOperator<String> styled) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String shown = row.get(i);
      String padding = " ".repeat(Math.max(0, widths[i] - width(text(shown))));
      String text = shown == null ? style.dim(text(shown)) : styled.apply(shown);
      line.append(i == 0 ? "" : " | ");
      line.append(cells.isNumber(i) ? padding + text : text + padding);
    }
    return line.toString().stripTrailing();
  }

  /** Columns on a terminal; East Asian letters take two. */
  private static int width(String text) {
    return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
  }
}
