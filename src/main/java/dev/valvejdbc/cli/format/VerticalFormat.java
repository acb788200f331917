package dev.valvejdbc.cli.format;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;

/** Prints a line for each column, for rows too wide for a table. */
final class VerticalFormat implements RowFormat {
  private final Style style;

  VerticalFormat(Style style) {
    this.style = style;
  }

  @Override
  public long print(Cells cells, PrintStream out) throws SQLException {
    List<String> labels = cells.labels().stream().map(ShownText::of).toList();
    int width = labels.stream().mapToInt(TableFormat::width).max().orElse(0);
    long count = 0;
    while (cells.next()) {
      out.println(style.dim("-[ row " + ++count + " ]" + "-".repeat(40)));
      for (int i = 0; i < labels.size(); i++) {
        String label = labels.get(i);
        String before = style.header(label) + " ".repeat(width - TableFormat.width(label)) + " | ";
        List<String> lines = cells.lines(i);
        for (String line : lines == null ? List.of(style.dim(style.ofNull())) : lines) {
          out.println((before + line).stripTrailing());
          before = " ".repeat(width) + " + "; // no label: the value goes on
        }
      }
    }
    return count;
  }
}
