package dev.valvejdbc.cli.format;

import java.io.PrintStream;
import java.sql.SQLException;

/** Prints JSON objects, one a line and each by itself. */
final class JsonLinesFormat implements RowFormat {
  @Override
  public long print(Cells cells, PrintStream out) throws SQLException {
    long count = 0;
    while (cells.next()) {
      JsonFormat.object(cells, out);
      out.print('\n');
      count++;
    }
    return count;
  }
}
