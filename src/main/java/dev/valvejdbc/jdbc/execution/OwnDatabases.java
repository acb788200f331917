package dev.valvejdbc.jdbc.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a connection may write to: the databases of its user's own. */
public interface OwnDatabases {
  /** Whether there are any, and they may be written to. */
  boolean areWritable();

  /**
   * Reads a statement.
   *
   * @return null for one that writes into none of them
   * @throws SQLException if it writes into one in a form that is not known, or may not
   */
  @Nullable Write write(String sql) throws SQLException;

  /** Ends the transaction, if one is open. */
  void end(boolean commit) throws SQLException;

  /** Sets whether each statement is a transaction of its own. */
  void setAutoCommit(boolean on) throws SQLException;

  /** A statement that writes into one of them: all of it or nothing. */
  interface Write {
    /**
     * Runs it, once for each row of parameters.
     *
     * @param ours the connection that reads what is written
     * @param parameters in each row null, Booleans, numbers, texts, bytes, Instants, LocalDates and
     *     LocalTimes; one empty row for a statement without any
     * @return how many rows each run wrote
     */
    int[] run(Connection ours, Execution execution, List<List<@Nullable Object>> parameters)
        throws SQLException;
  }
}
