package dev.valvejdbc.attach.write;

import dev.valvejdbc.attach.AttachedSource;
import dev.valvejdbc.attach.Transactions;
import dev.valvejdbc.attach.Watched;
import dev.valvejdbc.attach.dialect.Dialect;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.jdbc.execution.Execution;
import dev.valvejdbc.jdbc.execution.OwnDatabases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that writes into one database. */
@SuppressWarnings("try") // what is watched is not asked
record DatabaseWrite(AttachedSource source, Transactions transactions, Locks locks, Part part)
    implements OwnDatabases.Write {
  @Override
  public int[] run(Connection ours, Execution execution, List<List<@Nullable Object>> parameters)
      throws SQLException {
    try {
      if (part instanceof Part.Lock lock) {
        locks.take(source, lock.name());
        return new int[1];
      }
      return transactions.write(
          source, connection -> within(connection, ours, execution, parameters));
    } catch (SQLException e) {
      ended(execution, e);
      throw e;
    }
  }

  /** What was cancelled says so in many ways; ours is the one that is said. */
  private static void ended(Execution execution, SQLException thrown) throws SQLException {
    try {
      execution.check();
    } catch (RuntimeException e) {
      if (e.getCause() instanceof SQLException finished) {
        thrown.setNextException(null);
        throw finished;
      }
    }
  }

  private int[] within(
      Connection connection,
      Connection ours,
      Execution execution,
      List<List<@Nullable Object>> parameters)
      throws SQLException {
    if (part instanceof Part.Own own) {
      return own(own.sql(), connection, execution, parameters);
    }
    int[] counts = new int[parameters.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] =
          Math.toIntExact(
              part instanceof Part.Insert insert
                  ? insert(insert, connection, ours, execution, parameters.get(i))
                  : createAs((Part.CreateAs) part, connection, ours, execution, parameters.get(i)));
    }
    return counts;
  }

  private int[] own(
      String sql,
      Connection connection,
      Execution execution,
      List<List<@Nullable Object>> parameters)
      throws SQLException {
    if (parameters.size() == 1 && parameters.get(0).isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        Watched.during(statement, execution::check, () -> statement.execute(sql));
        return new int[] {Math.max(0, statement.getUpdateCount())};
      }
    }
    Dialect dialect = source.dialect();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (List<@Nullable Object> row : parameters) {
        for (int i = 0; i < row.size(); i++) {
          dialect.bind(statement, i + 1, row.get(i), false);
        }
        statement.addBatch();
      }
      return Watched.during(statement, execution::check, statement::executeBatch);
    }
  }

  private long insert(
      Part.Insert insert,
      Connection connection,
      Connection ours,
      Execution execution,
      List<@Nullable Object> parameters)
      throws SQLException {
    try (PreparedStatement query = prepared(ours, insert.query(), parameters)) {
      return Watched.during(
          query, execution::check, () -> inserted(insert, connection, query, execution));
    }
  }

  private long inserted(
      Part.Insert insert, Connection connection, PreparedStatement query, Execution execution)
      throws SQLException {
    try (ResultSet rows = read(query)) {
      RowWriter writer = new RowWriter(source, connection, execution::check);
      long written =
          writer.write(new SourceRows(rows), insert.table(), insert.columns(), insert.conflict());
      warn(query, execution);
      return written;
    }
  }

  private static PreparedStatement prepared(
      Connection ours, String query, List<@Nullable Object> parameters) {
    try {
      PreparedStatement prepared = ours.prepareStatement(query);
      for (int i = 0; i < parameters.size(); i++) {
        prepared.setObject(i + 1, parameters.get(i));
      }
      return prepared;
    } catch (SQLException e) {
      throw new StatementException(e); // an error of ours, and none of the database's
    }
  }

  private static ResultSet read(PreparedStatement query) {
    try {
      return query.executeQuery();
    } catch (SQLException e) {
      throw new StatementException(e);
    }
  }

  private static void warn(Statement query, Execution execution) throws SQLException {
    for (SQLWarning w = query.getWarnings(); w != null; w = w.getNextWarning()) {
      execution.warn(new SQLWarning(w.getMessage(), w.getSQLState()));
    }
  }

  private long createAs(
      Part.CreateAs create,
      Connection connection,
      Connection ours,
      Execution execution,
      List<@Nullable Object> parameters)
      throws SQLException {
    if (create.unlessThere() && isThere(connection, create.table())) {
      return 0;
    }
    try (PreparedStatement query = prepared(ours, create.query(), parameters)) {
      return Watched.during(
          query, execution::check, () -> created(create, connection, query, execution));
    }
  }

  private long created(
      Part.CreateAs create, Connection connection, PreparedStatement query, Execution execution)
      throws SQLException {
    try (ResultSet rows = read(query)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(definition(create.table(), rows.getMetaData()));
      }
      try {
        long written =
            new RowWriter(source, connection, execution::check)
                .write(new SourceRows(rows), create.table(), List.of(), "");
        warn(query, execution);
        return written;
      } catch (SQLException | RuntimeException e) {
        if (!source.dialect().takesTablesBack()) {
          drop(connection, create.table());
        }
        throw e;
      }
    }
  }

  private boolean isThere(Connection connection, String table) throws SQLException {
    java.sql.Savepoint before = connection.setSavepoint(); // PostgreSQL does nothing after an error
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT 1 FROM " + table + " WHERE 1 = 0").close();
      return true;
    } catch (SQLException e) {
      connection.rollback(before);
      return false;
    }
  }

  private static void drop(Connection connection, String table) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE " + table);
    } catch (SQLException e) {
      // the first error is the one that is told
    }
  }

  private String definition(String table, ResultSetMetaData columns) throws SQLException {
    Dialect dialect = source.dialect();
    List<String> defined = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String type =
          dialect.typeName(columns.getColumnType(i), columns.getPrecision(i), columns.getScale(i));
      if (type == null) {
        throw SqlError.NO_TYPE.exception(columns.getColumnLabel(i), source.name());
      }
      defined.add(dialect.quoted(columns.getColumnLabel(i)) + " " + type);
    }
    return "CREATE TABLE " + table + " (" + String.join(", ", defined) + ")";
  }
}
