package dev.valvejdbc.jdbc.rows;

import dev.valvejdbc.errors.SqlError;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Refuses to move a cursor anywhere but forward, since rows are not kept. */
interface ForwardOnly extends ResultSet {
  @Override
  default void beforeFirst() throws SQLException {
    throw refused();
  }

  @Override
  default void afterLast() throws SQLException {
    throw refused();
  }

  @Override
  default boolean first() throws SQLException {
    throw refused();
  }

  @Override
  default boolean last() throws SQLException {
    throw refused();
  }

  /** What comes next has not been asked yet. */
  @Override
  default boolean isLast() throws SQLException {
    throw refused();
  }

  @Override
  default boolean previous() throws SQLException {
    throw refused();
  }

  @Override
  default boolean absolute(int row) throws SQLException {
    throw refused();
  }

  @Override
  default boolean relative(int rows) throws SQLException {
    throw refused();
  }

  @Override
  default void setFetchDirection(int direction) throws SQLException {
    if (direction != FETCH_FORWARD) {
      throw refused();
    }
  }

  @Override
  default int getFetchDirection() {
    return FETCH_FORWARD;
  }

  /** A commit ends nothing. */
  @Override
  default int getHoldability() {
    return HOLD_CURSORS_OVER_COMMIT;
  }

  private static SQLException refused() {
    return SqlError.UNSUPPORTED.said(
        "Results are read forward only: run the query again to read them again.", null);
  }
}
