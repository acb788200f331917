package dev.valvejdbc.cli;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Prints a result in one format. */
interface RowFormat {

  /** Prints all rows as they come; returns how many there were. */
  long print(ResultSet rows, PrintStream out) throws SQLException;
}
