package dev.valvejdbc.jdbc;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.jdbc.execution.Execution;
import dev.valvejdbc.jdbc.execution.OwnDatabases;
import dev.valvejdbc.jdbc.execution.OwnStatements;
import dev.valvejdbc.jdbc.metadata.MetadataResults;
import dev.valvejdbc.jdbc.metadata.MetadataRows;
import dev.valvejdbc.jdbc.rows.ResultSetFacade;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Repairs a statement: gives each run its own cancel flag, timeout and warnings. */
class StatementFacade extends StatementBounds {
  private final Connection connection;
  private final Statement target;
  private final Repairs repairs;
  private @Nullable Statement self;
  private volatile @Nullable Execution execution;
  private volatile boolean closing;
  private @Nullable ResultSet result;
  private final Batch batch = new Batch();
  private long updateCount = -1;

  StatementFacade(Connection connection, Statement target, Repairs repairs) {
    this.connection = connection;
    this.target = target;
    this.repairs = repairs;
  }

  Statement self() {
    Statement made = self;
    if (made == null) {
      made = repairs.facades().of(Statement.class, target, this);
      self = made;
    }
    return made;
  }

  void is(Statement facade) {
    self = facade;
  }

  /** Whether parameters can have values. */
  boolean binds() {
    return false;
  }

  /** Runs a query under an execution of its own. */
  ResultSet query(@Nullable String sql, Callable<ResultSet> work) throws SQLException {
    String text = String.valueOf(sql);
    open();
    repairs
        .scope()
        .reading(
            text,
            () -> {
              refuse(sql);
              return text;
            });
    return Objects.requireNonNull(run(text, execution -> work.call()));
  }

  private interface Work {
    @Nullable ResultSet of(Execution execution) throws Exception;
  }

  /** Does work under an execution of its own; null if it gives no rows. */
  private @Nullable ResultSet run(String sql, Work work) throws SQLException {
    open();
    closeResult();
    updateCount = -1;
    Execution mine = new Execution(sql, getQueryTimeout(), getLargeMaxRows(), binds());
    execution = mine;
    if (closing) {
      mine.cancel(); // by another thread, which found the execution before
    }
    repairs.scope().begin(mine);
    try {
      ResultSet rows = repairs.scope().within(mine, () -> work.of(mine));
      if (rows == null) {
        mine.end();
        return null;
      }
      ResultSet facade =
          new ResultSetFacade(
              rows,
              self(),
              mine,
              repairs.clock().get(),
              repairs.lengths(),
              repairs.facades(),
              this::closed);
      result = facade;
      return facade;
    } catch (Throwable e) {
      mine.fail(e);
      // one that is closed from another thread fails in many ways, since its result goes away
      throw mine.isCancelled()
          ? SqlError.CANCELLED.because(e)
          : repairs.facades().errors().of(sql).map(e);
    }
  }

  public ResultSet executeQuery(@Nullable String sql) throws SQLException {
    OwnStatements.Own session = session(sql);
    if (session == null && ownWrite(sql) != null) {
      return query(
          sql,
          () -> {
            throw SqlError.NO_ROWS.exception();
          });
    }
    return read(sql, session);
  }

  private ResultSet read(@Nullable String sql, OwnStatements.@Nullable Own session)
      throws SQLException {
    return session == null || sql == null
        ? query(sql, () -> prepared(String.valueOf(sql)))
        : rows(sql, session, null);
  }

  /**
   * The rows of a query, which is prepared for them: Calcite's plain statements load its parser and
   * its planner, also where neither is needed.
   */
  private ResultSet prepared(String sql) throws SQLException {
    PreparedStatement once = target.getConnection().prepareStatement(sql);
    try {
      once.closeOnCompletion();
      Objects.requireNonNull(execution).checkBound(once.getParameterMetaData().getParameterCount());
      return once.executeQuery();
    } catch (Throwable e) {
      once.close();
      throw e;
    }
  }

  /**
   * The rows of a statement about the connection.
   *
   * @param asking runs the query that it is about, with values for its parameters; null if it has
   *     none
   */
  final ResultSet rows(String sql, OwnStatements.Own session, @Nullable Callable<ResultSet> asking)
      throws SQLException {
    return Objects.requireNonNull(
        run(
            sql,
            execution -> {
              if (!session.givesRows()) {
                throw SqlError.NO_ROWS.exception();
              }
              String query =
                  asking == null
                      ? session.query(execution, true)
                      : session.query(execution, asking);
              Statement telling = target.getConnection().createStatement();
              telling.closeOnCompletion();
              return telling.executeQuery(query);
            }));
  }

  /** Does what a statement about the connection says that gives no rows. */
  final void change(String sql, OwnStatements.Own session) throws SQLException {
    run(
        sql,
        execution -> {
          session.query(execution, true);
          return null;
        });
    updateCount = 0;
  }

  private OwnStatements.@Nullable Own session(@Nullable String sql) throws SQLException {
    open();
    return sql == null ? null : repairs.scope().reading(sql, () -> repairs.session().read(sql));
  }

  public boolean execute(@Nullable String sql) throws SQLException {
    OwnStatements.Own session = session(sql);
    if (sql != null && session != null && !session.givesRows()) {
      change(sql, session);
      return false;
    }
    OwnDatabases.Write write = ownWrite(sql);
    if (sql == null || write == null) {
      read(sql, session);
      return true;
    }
    written(sql, write, List.of(List.of()));
    return false;
  }

  private OwnDatabases.@Nullable Write ownWrite(@Nullable String sql) throws SQLException {
    return sql == null ? null : repairs.scope().reading(sql, () -> repairs.own().write(sql));
  }

  /** Runs what writes under an execution of its own; returns the rows that each run wrote. */
  int[] written(String sql, OwnDatabases.Write write, List<List<@Nullable Object>> parameters)
      throws SQLException {
    open();
    closeResult();
    Execution mine = new Execution(sql, getQueryTimeout(), 0, false);
    execution = mine;
    repairs.scope().begin(mine);
    try {
      int[] counts = write.run(connection, mine, parameters);
      updateCount = 0;
      for (int count : counts) {
        updateCount += Math.max(0, count);
      }
      mine.gave(updateCount);
      mine.end();
      return counts;
    } catch (Throwable e) {
      mine.fail(e);
      throw mine.isCancelled()
          ? SqlError.CANCELLED.because(e)
          : repairs.facades().errors().of(sql).map(e);
    }
  }

  @Override
  public int executeUpdate(@Nullable String sql) throws SQLException {
    OwnStatements.Own session = session(sql);
    if (sql != null && session != null && !session.givesRows()) {
      change(sql, session);
      return 0;
    }
    OwnDatabases.Write write = ownWrite(sql);
    return sql == null || write == null
        ? super.executeUpdate(sql)
        : written(sql, write, List.of(List.of()))[0];
  }

  @Override
  public void addBatch(@Nullable String sql) throws SQLException {
    OwnStatements.Own session = session(sql);
    if (sql != null && session != null && !session.givesRows()) {
      batch.add(
          () -> {
            change(sql, session);
            return 0;
          });
      return;
    }
    OwnDatabases.Write write = ownWrite(sql);
    if (sql == null || write == null) {
      super.addBatch(sql);
    } else {
      batch.add(() -> written(sql, write, List.of(List.of()))[0]);
    }
  }

  @Override
  public void clearBatch() {
    batch.clear();
  }

  @Override
  public int[] executeBatch() throws SQLException {
    return batch.run();
  }

  @Override
  public int getUpdateCount() {
    return (int) Math.min(Integer.MAX_VALUE, updateCount);
  }

  @Override
  public long getLargeUpdateCount() {
    return updateCount;
  }

  public boolean execute(String sql, int autoGeneratedKeys) throws SQLException {
    return execute(sql);
  }

  public boolean execute(String sql, int[] columns) throws SQLException {
    return execute(sql);
  }

  public boolean execute(String sql, String[] columns) throws SQLException {
    return execute(sql);
  }

  final void open() throws SQLException {
    if (target.isClosed()) {
      throw SqlError.CLOSED.exception("statement");
    }
  }

  public @Nullable ResultSet getResultSet() throws SQLException {
    open();
    return result;
  }

  /** No keys are generated where nothing is written. */
  public ResultSet getGeneratedKeys() throws SQLException {
    return new MetadataResults(target.getConnection(), repairs.facades(), statement -> self())
        .of(new MetadataRows("GENERATED_KEY:l"));
  }

  public boolean getMoreResults() throws SQLException {
    closeResult();
    updateCount = -1;
    return false;
  }

  public boolean getMoreResults(int current) throws SQLException {
    return getMoreResults();
  }

  /** The application closed the result: nobody else needs the statement, if that was asked for. */
  private void closed(ResultSet rows) throws SQLException {
    if (isCloseOnCompletion() && rows == result) {
      result = null;
      close();
    }
  }

  private void closeResult() throws SQLException {
    ResultSet open = result;
    result = null;
    if (open != null) {
      open.close();
    }
  }

  /** Flags the execution; never waits for it, and does nothing to the next one. */
  public void cancel() {
    Execution running = execution;
    if (running != null) {
      running.cancel();
    }
  }

  public @Nullable SQLWarning getWarnings() {
    Execution last = execution;
    return last == null ? null : last.warnings();
  }

  public void clearWarnings() {
    Execution last = execution;
    if (last != null) {
      last.clearWarnings();
    }
  }

  public Connection getConnection() {
    return connection;
  }

  public void close() throws SQLException {
    closing = true;
    cancel();
    closeResult();
    target.close();
  }
}
