package dev.valvejdbc.engine.session;

import dev.valvejdbc.jdbc.execution.Execution;
import dev.valvejdbc.jdbc.execution.ExecutionScope;
import dev.valvejdbc.jdbc.metadata.SchemaObjects;
import dev.valvejdbc.lookup.MissingKeyException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;

/**
 * Runs what statements about a connection need of the connection behind the facade.
 *
 * @param connection Calcite's own
 * @param objects what there is
 */
record Session(CalciteConnection connection, ExecutionScope scope, SchemaObjects objects) {

  /** Reads rows. */
  interface Reader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /** Runs a query as part of an execution. */
  <T> T reading(Execution execution, String query, Reader<T> reader) throws SQLException {
    return within(
        execution.part(query.strip()),
        () -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery(query)) {
            return reader.read(rows);
          }
        });
  }

  /** Reads the rows of a query that somebody else runs, as part of an execution. */
  <T> T running(Execution execution, String query, Callable<ResultSet> asking, Reader<T> reader)
      throws SQLException {
    return within(
        execution.part(query.strip()),
        () -> {
          try (ResultSet rows = asking.call()) {
            return reader.read(rows);
          }
        });
  }

  /** What a statement is prepared to. */
  interface Prepared<T> {
    T of(PreparedStatement statement, RelNode plan) throws SQLException;
  }

  /** Prepares a query as part of an execution, and asks nobody. */
  <T> T preparing(Execution execution, String query, Prepared<T> reader) throws SQLException {
    Execution part = execution.part(query.strip());
    Planning planning = part.shared(Planning.class, Planning::new);
    return within(
        part,
        () -> {
          try (PreparedStatement statement = connection.prepareStatement(query)) {
            RelNode plan = planning.plan();
            if (plan == null) {
              throw new IllegalStateException("a statement without a plan");
            }
            return reader.of(statement, plan);
          }
        });
  }

  /** The columns of a query, which need not have a plan: it may lack keys that come later. */
  RelDataType columns(Execution execution, String query) throws SQLException {
    Execution part = execution.part(query.strip());
    Planning planning = part.shared(Planning.class, Planning::new);
    try {
      within(
          part,
          () -> {
            connection.prepareStatement(query).close();
            return planning;
          });
    } catch (SQLException | RuntimeException e) {
      if (planning.row() == null || !lacksKey(e)) {
        throw e;
      }
    }
    RelDataType row = planning.row();
    if (row == null) {
      throw new IllegalStateException("a statement without columns");
    }
    return row;
  }

  private static boolean lacksKey(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof MissingKeyException) {
        return true;
      }
    }
    return false;
  }

  private <T> T within(Execution part, Callable<T> work) throws SQLException {
    try {
      return scope.within(part, work);
    } catch (SQLException | RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
