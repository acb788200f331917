package dev.valvejdbc.jdbc;

import dev.valvejdbc.errors.SqlError;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a statement was told of its runs: how long, how many rows, and what changes nothing.
 */
abstract class StatementBounds extends RefusedWrites {
  private int timeoutSeconds;
  private long maxRows;
  private int fetchSize;
  private boolean closeOnCompletion;

  public void setQueryTimeout(int seconds) throws SQLException {
    if (seconds < 0) {
      throw SqlError.ARGUMENT.exception("A query timeout");
    }
    timeoutSeconds = seconds;
  }

  public int getQueryTimeout() {
    return timeoutSeconds;
  }

  public void setMaxRows(int rows) throws SQLException {
    setLargeMaxRows(rows);
  }

  public int getMaxRows() {
    return (int) Math.min(Integer.MAX_VALUE, maxRows);
  }

  public void setLargeMaxRows(long rows) throws SQLException {
    if (rows < 0) {
      throw SqlError.ARGUMENT.exception("A number of rows");
    }
    maxRows = rows;
  }

  public long getLargeMaxRows() {
    return maxRows;
  }

  public void setFetchSize(int rows) throws SQLException {
    if (rows < 0) {
      throw SqlError.ARGUMENT.exception("A number of rows");
    }
    fetchSize = rows;
  }

  public int getFetchSize() {
    return fetchSize;
  }

  public void setFetchDirection(int direction) throws SQLException {
    if (direction != ResultSet.FETCH_FORWARD) {
      throw SqlError.UNSUPPORTED.said("Results are read forward only.", null);
    }
  }

  public void setMaxFieldSize(int bytes) throws SQLException {
    if (bytes < 0) {
      throw SqlError.ARGUMENT.exception("A size");
    }
  }

  public int getMaxFieldSize() {
    return 0;
  }

  public void setCursorName(@Nullable String name) {}

  public void setEscapeProcessing(boolean on) {}

  public void setPoolable(boolean on) {}

  public void closeOnCompletion() {
    closeOnCompletion = true;
  }

  public boolean isCloseOnCompletion() {
    return closeOnCompletion;
  }
}
