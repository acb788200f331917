package dev.valvejdbc.cli;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints comma-separated values as in RFC 4180, with a header line, quoted where needed. */
final class CsvFormat implements RowFormat {
  private static final String LINE_END = "\r\n";

  @Override
  public long print(ResultSet rows, PrintStream out) throws SQLException {
    Cells cells = new Cells(rows);
    out.print(line(cells.labels()));
    long count = 0;
    while (rows.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 0; i < cells.labels().size(); i++) {
        Object value = cells.value(i);
        row.add(value == null ? "" : value.toString());
      }
      out.print(line(row));
      count++;
    }
    return count;
  }

  private static String line(List<String> values) {
    return values.stream().map(CsvFormat::quoted).collect(Collectors.joining(",", "", LINE_END));
  }

  private static String quoted(String value) {
    boolean needed = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return needed ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }
}
