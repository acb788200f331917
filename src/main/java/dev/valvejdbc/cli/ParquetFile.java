package dev.valvejdbc.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * Writes rows as a Parquet file: a database in memory, whose driver lies beside the launcher, knows
 * how.
 */
final class ParquetFile {
  private static final String BEHIND = "parquet";

  private ParquetFile() {}

  /**
   * Writes the rows of a statement, all or nothing, and tells how many there are.
   *
   * @param url what to connect to
   */
  static long write(Path target, String url, String statement) throws SQLException, IOException {
    return write(target, url, statement, Duration.ZERO);
  }

  /**
   * The same in a time.
   *
   * @param timeout how long it may take; zero for as long as it does
   */
  static long write(Path target, String url, String statement, Duration timeout)
      throws SQLException, IOException {
    try (WholeFile file = new WholeFile(target);
        Connection connection =
            DriverManager.getConnection(AttachOption.joined(url, List.of("parquet=jdbc:duckdb:")));
        Statement writing = connection.createStatement()) {
      writing.setQueryTimeout((int) Math.min(Integer.MAX_VALUE, timeout.toSeconds()));
      long rows = writing.executeLargeUpdate("CREATE TABLE parquet.result AS " + statement);
      // the path is a text in a text
      String path = file.place().toString().replace("'", "''''");
      writing.execute("CALL parquet.execute('COPY result TO ''" + path + "'' (FORMAT parquet)')");
      file.finish();
      return rows;
    } catch (SQLException e) {
      String said = String.valueOf(e.getMessage());
      String ours = ofFile(said);
      throw ours.equals(said) ? e : new SQLException(ours, e.getSQLState(), e);
    }
  }

  /** Whoever asks for a file has not heard of a database behind it. */
  private static String ofFile(String sentence) {
    return sentence
        .replace("the database " + BEHIND + " could hold", "a Parquet file could hold")
        .replace("The database " + BEHIND + " says", "The Parquet file cannot be written")
        .replace("of the database " + BEHIND, "that writes Parquet files");
  }
}
