package dev.valvejdbc.cli.format;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jline.utils.WCWidth;
import org.jspecify.annotations.Nullable;

/**
 * Prints an aligned table: columns as wide as the first rows need, numbers to the right, a plus
 * sign where a cell goes on in the next line.
 */
final class TableFormat implements RowFormat {
  private static final int MEASURED = 500;
  private static final int WIDEST = 80;

  private final Style style;

  TableFormat(Style style) {
    this.style = style;
  }

  @Override
  public long print(Cells cells, PrintStream out) throws SQLException {
    List<List<@Nullable List<String>>> first = new ArrayList<>();
    boolean more;
    while ((more = cells.next()) && first.size() < MEASURED) {
      first.add(row(cells));
    }
    List<@Nullable List<String>> labels = new ArrayList<>();
    cells.labels().forEach(l -> labels.add(List.of(ShownText.of(l))));
    int[] widths = widths(labels, first);
    print(cells, labels, widths, style::header, out);
    StringBuilder rule = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      rule.append(i == 0 ? "" : "-+-").append("-".repeat(widths[i]));
    }
    out.println(rule);
    for (List<@Nullable List<String>> row : first) {
      print(cells, row, widths, text -> text, out);
    }
    long count = first.size();
    while (more) {
      print(cells, row(cells), widths, text -> text, out);
      count++;
      more = cells.next();
    }
    return count;
  }

  private static List<@Nullable List<String>> row(Cells cells) throws SQLException {
    List<@Nullable List<String>> row = new ArrayList<>();
    for (int i = 0; i < cells.labels().size(); i++) {
      row.add(cells.lines(i));
    }
    return row;
  }

  private int[] widths(
      List<@Nullable List<String>> labels, List<List<@Nullable List<String>>> rows) {
    int[] widths = new int[labels.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = widest(labels.get(i));
      for (List<@Nullable List<String>> row : rows) {
        widths[i] = Math.max(widths[i], Math.min(WIDEST, widest(row.get(i))));
      }
    }
    return widths;
  }

  private int widest(@Nullable List<String> cell) {
    return cell == null
        ? width(style.ofNull())
        : cell.stream().mapToInt(TableFormat::width).max().orElse(0);
  }

  private void print(
      Cells cells,
      List<@Nullable List<String>> row,
      int[] widths,
      UnaryOperator<String> styled,
      PrintStream out) {
    int height = 1;
    for (List<String> cell : row) {
      height = Math.max(height, cell == null ? 1 : cell.size());
    }
    for (int n = 0; n < height; n++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        List<String> cell = row.get(i);
        String shown = cell == null ? style.ofNull() : n < cell.size() ? cell.get(n) : "";
        String padding = " ".repeat(Math.max(0, widths[i] - width(shown)));
        String text = cell == null ? style.dim(n == 0 ? shown : "") : styled.apply(shown);
        line.append(cells.isNumber(i) ? padding + text : text + padding);
        boolean goesOn = cell != null && n + 1 < cell.size();
        line.append(goesOn ? "+" : i + 1 < widths.length ? " " : "");
        line.append(i + 1 < widths.length ? "| " : "");
      }
      out.println(line.toString().stripTrailing());
    }
  }

  /** Columns on a terminal; East Asian letters take two. */
  static int width(String text) {
    return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
  }
}
