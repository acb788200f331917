package dev.valvejdbc.attach.write;

import dev.valvejdbc.attach.AttachedSource;
import dev.valvejdbc.attach.Leaving;
import dev.valvejdbc.attach.Transactions;
import dev.valvejdbc.attach.Underway;
import dev.valvejdbc.attach.dialect.Dialect;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.jdbc.execution.Execution;
import dev.valvejdbc.jdbc.execution.OwnDatabases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that writes into one database. */
record DatabaseWrite(AttachedSource source, Transactions transactions, Locks locks, Part part)
    implements OwnDatabases.Write {
  private static final String MERGED = "valve_jdbc_merged";

  @Override
  public int[] run(Connection ours, Execution execution, List<List<@Nullable Object>> parameters)
      throws SQLException {
    Underway underway = Underway.writing();
    try {
      return source
          .calls()
          .call(
              execution::check,
              underway,
              part instanceof Part.Lock ? Leaving.ALONE : transactions.leaving(source, underway),
              () -> done(ours, new Run(execution, underway), parameters));
    } catch (SQLException e) {
      ended(execution);
      throw e;
    }
  }

  /** One run of it, and what it has running. */
  private record Run(Execution execution, Underway underway) {
    <T> T during(Statement statement, Underway.Work<T> work) throws SQLException {
      return underway.during(statement, work);
    }

    RowWriter writer(AttachedSource source, Connection connection) {
      return new RowWriter(source, connection, underway, this::check);
    }

    void check() {
      execution.check();
      underway.check();
    }
  }

  private int[] done(Connection ours, Run run, List<List<@Nullable Object>> parameters)
      throws SQLException {
    if (part instanceof Part.Lock lock) {
      locks.take(source, lock.name());
      return new int[1];
    }
    return transactions.write(
        source,
        run.underway(),
        connection -> {
          int[] counts = within(connection, ours, run, parameters);
          run.check();
          return counts;
        });
  }

  /** What was cancelled says so in many ways; ours is the one that is said. */
  private static void ended(Execution execution) throws SQLException {
    try {
      execution.check();
    } catch (RuntimeException e) {
      if (e.getCause() instanceof SQLException finished) {
        throw finished;
      }
    }
  }

  private int[] within(
      Connection connection, Connection ours, Run run, List<List<@Nullable Object>> parameters)
      throws SQLException {
    if (part instanceof Part.Own own) {
      return own(own, connection, run, parameters);
    }
    Part part = this.part;
    if (part instanceof Part.Values values) {
      Savepoint before = connection.setSavepoint();
      try {
        return own(values.own(), connection, run, parameters);
      } catch (SQLException e) {
        connection.rollback(before);
        if (!isUnderstood(ours, values.ours().query())) {
          throw e;
        }
        part = values.ours();
      }
    }
    int[] counts = new int[parameters.size()];
    for (int i = 0; i < counts.length; i++) {
      List<@Nullable Object> row = parameters.get(i);
      long count =
          part instanceof Part.Insert insert
              ? insert(insert, connection, ours, run, row)
              : part instanceof Part.Merge merge
                  ? merge(merge, connection, ours, run, row)
                  : createAs((Part.CreateAs) part, connection, ours, run, row);
      counts[i] = Math.toIntExact(count);
    }
    return counts;
  }

  private static boolean isUnderstood(Connection ours, String query) {
    try (PreparedStatement prepared = ours.prepareStatement(query)) {
      return prepared.getMetaData() != null;
    } catch (SQLException e) {
      return false;
    }
  }

  private int[] own(
      Part.Own own, Connection connection, Run run, List<List<@Nullable Object>> parameters)
      throws SQLException {
    if (parameters.size() == 1 && parameters.get(0).isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        run.during(statement, () -> statement.execute(own.sql()));
        return new int[] {own.counts() ? Math.max(0, statement.getUpdateCount()) : 0};
      }
    }
    Dialect dialect = source.dialect();
    try (PreparedStatement statement = connection.prepareStatement(own.sql())) {
      for (List<@Nullable Object> row : parameters) {
        for (int i = 0; i < row.size(); i++) {
          dialect.bind(statement, i + 1, row.get(i), false);
        }
        statement.addBatch();
      }
      return run.during(statement, statement::executeBatch);
    }
  }

  private long insert(
      Part.Insert insert,
      Connection connection,
      Connection ours,
      Run run,
      List<@Nullable Object> parameters)
      throws SQLException {
    try (PreparedStatement query = prepared(ours, insert.query(), parameters)) {
      return run.during(query, () -> inserted(insert, connection, query, run));
    }
  }

  private long inserted(Part.Insert insert, Connection connection, PreparedStatement query, Run run)
      throws SQLException {
    try (ResultSet rows = read(query)) {
      RowWriter writer = run.writer(source, connection);
      long written = writer.write(new SourceRows(rows), insert);
      warn(query, run);
      return written;
    }
  }

  private long merge(
      Part.Merge merge,
      Connection connection,
      Connection ours,
      Run run,
      List<@Nullable Object> parameters)
      throws SQLException {
    if (!source.dialect().merges()) {
      throw SqlError.WRITE_FORM.saying(
          "The database "
              + source.name()
              + " has no MERGE: write INSERT INTO … SELECT … ON CONFLICT (key) DO UPDATE SET column"
              + " = excluded.column.");
    }
    try (PreparedStatement query = prepared(ours, merge.query(), parameters)) {
      return run.during(query, () -> merged(merge, connection, query, run));
    }
  }

  /** Puts the rows where the database can merge them from: a table that goes again. */
  private long merged(Part.Merge merge, Connection connection, PreparedStatement query, Run run)
      throws SQLException {
    try (ResultSet rows = read(query);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TEMPORARY TABLE " + NewTable.definition(source, MERGED, rows));
      run.writer(source, connection).write(new SourceRows(rows), Part.Insert.all(MERGED));
      String sql = merge.before() + " " + MERGED + " " + merge.after();
      run.during(statement, () -> statement.execute(sql));
      long written = Math.max(0, statement.getUpdateCount());
      statement.execute("DROP TABLE " + MERGED);
      warn(query, run);
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

  private static void warn(Statement query, Run run) throws SQLException {
    for (SQLWarning w = query.getWarnings(); w != null; w = w.getNextWarning()) {
      run.execution().warn(new SQLWarning(w.getMessage(), w.getSQLState()));
    }
  }

  private long createAs(
      Part.CreateAs create,
      Connection connection,
      Connection ours,
      Run run,
      List<@Nullable Object> parameters)
      throws SQLException {
    if (create.unlessThere() && isThere(connection, create.table())) {
      return 0;
    }
    try (PreparedStatement query = prepared(ours, create.query(), parameters)) {
      return run.during(query, () -> created(create, connection, query, run));
    }
  }

  private long created(
      Part.CreateAs create, Connection connection, PreparedStatement query, Run run)
      throws SQLException {
    try (ResultSet rows = read(query)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE " + NewTable.definition(source, create.table(), rows));
      }
      try {
        long written =
            run.writer(source, connection)
                .write(new SourceRows(rows), Part.Insert.all(create.table()));
        warn(query, run);
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
    Savepoint before = connection.setSavepoint(); // PostgreSQL does nothing after an error
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
}
