package dev.valvejdbc.cli.format;

import java.io.PrintStream;
import java.sql.SQLException;

/** Prints rows. */
public interface RowFormat {
  /** Prints all rows; returns how many there were. */
  long print(Cells cells, PrintStream out) throws SQLException;
}
