package dev.valvejdbc.jdbc.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Knows the statements that concern the connection itself, and are no queries of the planner's. */
public interface OwnStatements {
  /** Knows none. */
  OwnStatements NONE =
      new OwnStatements() {
        @Override
        public @Nullable Own read(String sql) {
          return null;
        }

        @Override
        public void reset() {}
      };

  /** Reads a statement; null for one that is a query, or none at all. */
  @Nullable Own read(String sql) throws SQLException;

  /** Forgets all that statements have set and made. */
  void reset() throws SQLException;

  /** One of them. */
  interface Own {
    /** Whether it gives rows; else it changes something. */
    boolean givesRows();

    /**
     * Does what it says, on behalf of an execution.
     *
     * @param runs false where only its columns are wanted: then nothing is asked or changed
     * @return the query whose rows it gives; without meaning if it gives none
     */
    String query(Execution execution, boolean runs) throws SQLException;

    /** The query that it asks about, whose parameters it takes; null if it takes none. */
    default @Nullable String asked() {
      return null;
    }

    /**
     * Does what it says about a query whose parameters have values.
     *
     * @param asking runs that query
     */
    default String query(Execution execution, Callable<ResultSet> asking) throws SQLException {
      return query(execution, true);
    }
  }
}
