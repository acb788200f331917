package dev.valvejdbc.cli.format;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints comma-separated values as in RFC 4180, quoted where needed. */
final class CsvFormat implements RowFormat {
  private static final String FORMULAS = "=+-@\t\r\n＝＋－＠";

  private final boolean terminal;
  private final CsvLines lines;

  /**
   * Sets who reads.
   *
   * @param terminal spells what would drive it
   * @param lines for a spreadsheet, with an apostrophe before a text that it would take for a
   *     formula
   */
  CsvFormat(boolean terminal, CsvLines lines) {
    this.terminal = terminal;
    this.lines = lines;
  }

  @Override
  public long print(Cells cells, PrintStream out) throws SQLException {
    if (lines.header()) {
      out.print(line(cells.labels().stream().map(this::text).toList()));
    }
    long count = 0;
    while (cells.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 0; i < cells.labels().size(); i++) {
        row.add(text(cells.value(i)));
      }
      out.print(line(row));
      count++;
    }
    return count;
  }

  private String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = value.toString();
    boolean formula =
        lines.spreadsheet()
            && value instanceof String
            && !text.isEmpty()
            && FORMULAS.indexOf(text.strip().isEmpty() ? ' ' : text.strip().charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    return terminal ? ShownText.of(safe) : safe;
  }

  private String line(List<String> values) {
    return values.stream().map(CsvFormat::quoted).collect(Collectors.joining(",", "", lines.end()));
  }

  private static String quoted(String value) {
    boolean needed = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return needed ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }
}
