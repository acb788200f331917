package dev.valvejdbc.jdbc;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.jdbc.execution.Execution;
import dev.valvejdbc.jdbc.execution.OwnDatabases;
import dev.valvejdbc.jdbc.execution.OwnStatements;
import dev.valvejdbc.jdbc.metadata.Database;
import dev.valvejdbc.jdbc.metadata.MetaDataFacade;
import dev.valvejdbc.jdbc.metadata.MetadataResults;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Repairs a connection: closes its statements with it, checks schemas, describes the driver. */
public final class ConnectionFacade extends ConnectionSettings {
  private final Connection target;
  private final Repairs repairs;
  private final Database database;
  private final Runnable onClose;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Set<Statement> statements = ConcurrentHashMap.newKeySet();
  private final Set<Execution> preparing = ConcurrentHashMap.newKeySet();
  private final Connection self;

  private ConnectionFacade(
      Connection target,
      Repairs repairs,
      Database database,
      ConnectionWarnings warnings,
      Runnable onClose) {
    super(warnings);
    this.target = target;
    this.repairs = repairs;
    this.database = database;
    this.onClose = onClose;
    self = repairs.facades().of(Connection.class, target, this);
  }

  /**
   * Puts a facade before a connection.
   *
   * @param database what metadata tell
   * @param warning what the user should know from the start, or null
   * @param onClose runs once
   */
  public static Connection of(
      Connection target,
      Repairs repairs,
      Database database,
      @Nullable SQLWarning warning,
      Runnable onClose) {
    return new ConnectionFacade(target, repairs, database, new ConnectionWarnings(warning), onClose)
        .self;
  }

  @Override
  void open() throws SQLException {
    if (closed.get()) {
      throw SqlError.CLOSED.exception("connection");
    }
  }

  public Statement createStatement() throws SQLException {
    open();
    return tracked(facade(target.createStatement()));
  }

  private Statement facade(Statement statement) {
    return new StatementFacade(self, statement, repairs).self();
  }

  public Statement createStatement(int type, int concurrency) throws SQLException {
    note(type, concurrency);
    return createStatement();
  }

  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    return createStatement(type, concurrency);
  }

  /** Says that a scrollable or updatable result is not to be had. */
  private void note(int type, int concurrency) throws SQLException {
    open();
    if (type != ResultSet.TYPE_FORWARD_ONLY || concurrency != ResultSet.CONCUR_READ_ONLY) {
      warnings().add(SqlError.FORWARD_ONLY.warning());
    }
  }

  public PreparedStatement prepareStatement(String sql) throws SQLException {
    open();
    String text = String.valueOf(sql);
    Execution until = new Execution(text, seconds(getNetworkTimeout()), 0, true);
    preparing.add(until);
    try {
      if (closed.get()) {
        until.cancel();
      }
      return Objects.requireNonNull(
          repairs
              .scope()
              .reading(text, () -> repairs.scope().preparing(until, () -> planned(sql))));
    } catch (SQLException | RuntimeException e) {
      if (until.isCancelled()) {
        throw SqlError.CANCELLED.because(e);
      }
      throw e;
    } finally {
      preparing.remove(until);
    }
  }

  private static int seconds(int millis) {
    return (int) TimeUnit.MILLISECONDS.toSeconds(millis + 999L);
  }

  private PreparedStatement planned(String sql) throws SQLException {
    OwnStatements.Own session = sql == null ? null : repairs.session().read(sql);
    if (session != null) {
      String columns = session.givesRows() ? columns(sql, session) : "VALUES (0)";
      String asked = session.asked();
      PreparedStatement asking = asked == null ? null : target.prepareStatement(asked);
      return asking != null && asking.getParameterMetaData().getParameterCount() > 0
          ? prepared(asking, sql, session, told(columns))
          : prepared(target.prepareStatement(columns), sql, session, null);
    }
    OwnDatabases.Write write = sql == null ? null : repairs.own().write(sql);
    if (write != null) {
      Statement target = this.target.createStatement();
      return tracked(new PreparedWriteFacade(self, target, sql, write, repairs).prepared());
    }
    RefusedWrites.refuse(sql);
    return prepared(target.prepareStatement(sql), sql, null, null);
  }

  private PreparedStatement prepared(
      PreparedStatement prepared,
      String sql,
      OwnStatements.@Nullable Own session,
      @Nullable ResultSetMetaData told)
      throws SQLException {
    return tracked(new PreparedFacade(self, prepared, sql, repairs, session, told).prepared());
  }

  private ResultSetMetaData told(String columns) throws SQLException {
    try (PreparedStatement telling = target.prepareStatement(columns)) {
      return telling.getMetaData();
    }
  }

  private String columns(String sql, OwnStatements.Own session) throws SQLException {
    Execution preparing = new Execution(sql, 0, 0, true);
    try {
      return repairs.scope().within(preparing, () -> session.query(preparing, false));
    } catch (Throwable e) {
      throw repairs.facades().errors().map(e);
    }
  }

  /** Ends what a pool lent: what was set and made by statements is forgotten. */
  public void endRequest() throws SQLException {
    open();
    repairs.session().reset();
  }

  public PreparedStatement prepareStatement(String sql, int type, int concurrency)
      throws SQLException {
    note(type, concurrency);
    return prepareStatement(sql);
  }

  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    return prepareStatement(sql, type, concurrency);
  }

  public PreparedStatement prepareStatement(String sql, int autoGeneratedKeys) throws SQLException {
    return prepareStatement(sql);
  }

  public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
    return prepareStatement(sql);
  }

  public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
    return prepareStatement(sql);
  }

  @Override
  public void commit() throws SQLException {
    open();
    repairs.own().end(true);
  }

  @Override
  public void rollback() throws SQLException {
    open();
    repairs.own().end(false);
  }

  @Override
  public void setAutoCommit(boolean on) throws SQLException {
    super.setAutoCommit(on);
    repairs.own().setAutoCommit(on);
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    open();
    return !repairs.own().areWritable();
  }

  private <S extends Statement> S tracked(S statement) {
    statements.removeIf(ConnectionFacade::isClosed);
    statements.add(statement);
    return statement;
  }

  private static boolean isClosed(Statement statement) {
    try {
      return statement.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  public void setSchema(@Nullable String schema) throws SQLException {
    open();
    for (String known : database.objects().schemas()) {
      if (known.equalsIgnoreCase(schema)) {
        target.setSchema(known);
        return;
      }
    }
    throw SqlError.UNKNOWN_SCHEMA.exception(schema);
  }

  /** Nothing is asked: a connection holds no line to any server. */
  public boolean isValid(int timeout) throws SQLException {
    if (timeout < 0) {
      throw SqlError.ARGUMENT.exception("A timeout");
    }
    return !closed.get();
  }

  public DatabaseMetaData getMetaData() throws SQLException {
    open();
    MetadataResults results = new MetadataResults(target, repairs.facades(), this::facade);
    return repairs
        .facades()
        .of(
            DatabaseMetaData.class,
            target.getMetaData(),
            new MetaDataFacade(self, results, database));
  }

  public boolean isClosed() {
    return closed.get();
  }

  public void abort(Executor executor) throws SQLException {
    close();
  }

  public void close() throws SQLException {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    preparing.forEach(Execution::cancel);
    try {
      for (Statement statement : statements) {
        statement.close();
      }
      target.close();
    } finally {
      onClose.run();
    }
  }
}
