package dev.valvejdbc.server;

import dev.valvejdbc.errors.SqlError;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.calcite.avatica.MissingResultsException;
import org.apache.calcite.avatica.NoSuchStatementException;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.jdbc.JdbcMeta;
import org.apache.calcite.avatica.jdbc.StatementInfo;
import org.apache.calcite.avatica.remote.TypedValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes Avatica's protocol to JDBC with bounds: which properties clients set, how many connections
 * there are, how many rows an answer has, and whose a statement is.
 */
final class ServedMeta extends JdbcMeta {
  private static final Logger LOG = LoggerFactory.getLogger(ServedMeta.class);

  private final ServerSettings settings;
  private final ClientProperties properties;

  private final Frames frames;
  private final ServedStatements statements = new ServedStatements();

  ServedMeta(String url, ServerSettings settings) throws SQLException {
    super(url, settings.cacheSettings());
    this.settings = settings;
    frames = new Frames(settings.bounds().answerBytes());
    properties = new ClientProperties(settings.permissions().properties());
  }

  @Override
  public synchronized void openConnection(
      ConnectionHandle ch, @Nullable Map<String, String> given) {
    MalformedRequestException.required(ch.id, "connectionId");
    try {
      getConnectionCache().cleanUp();
      if (getConnectionCache().size() >= settings.bounds().connections()) {
        throw SqlError.TOO_MANY_CONNECTIONS.exception(settings.bounds().connections());
      }
      super.openConnection(ch, properties.of(given));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Connection createConnection(String url, Properties info) throws SQLException {
    Properties own = new Properties();
    for (String name : info.stringPropertyNames()) {
      if (!name.startsWith("avatica.")) {
        own.setProperty(name, info.getProperty(name));
      }
    }
    try {
      return ServedConnection.of(
          DriverManager.getConnection(url, own),
          (int) settings.bounds().queryTimeout().toSeconds(),
          ServerSettings.STATEMENTS);
    } catch (SQLException e) {
      LOG.warn("A connection could not be opened: {}", e.getMessage());
      throw new SQLException(
          "The server could not open a connection; its own output says why.", e.getSQLState());
    }
  }

  @Override
  protected Connection getConnection(String id) throws SQLException {
    return super.getConnection(MalformedRequestException.required(id, "connectionId"));
  }

  @Override
  public void closeConnection(ConnectionHandle ch) {
    String id = MalformedRequestException.required(ch.id, "connectionId");
    statements.of(id).forEach(this::end);
    super.closeConnection(ch);
  }

  private void end(int statement) {
    statements.cancel(statement);
    getStatementCache().invalidate(statement); // which closes it
  }

  /** Closes what has been idle for too long. */
  void sweep() {
    getConnectionCache().cleanUp();
    getStatementCache().cleanUp();
    statements.keep(getStatementCache().asMap().keySet());
  }

  /** The names of the connections that are open. */
  Set<String> connections() {
    return getConnectionCache().asMap().keySet();
  }

  /** Closes everything; statements that run are cancelled, all of them first. */
  void closeAll() {
    statements.cancelAll();
    getConnectionCache().asMap().keySet().forEach(id -> closeConnection(new ConnectionHandle(id)));
    getStatementCache().invalidateAll();
  }

  @Override
  public StatementHandle createStatement(ConnectionHandle ch) {
    try {
      Statement statement = getConnection(ch.id).createStatement();
      return new StatementHandle(ch.id, add(ch.id, statement), null);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public StatementHandle prepare(ConnectionHandle ch, String sql, long maxRowCount) {
    try {
      PreparedStatement statement =
          getConnection(ch.id).prepareStatement(MalformedRequestException.required(sql, "sql"));
      if (maxRowCount > 0) {
        statement.setLargeMaxRows(maxRowCount);
      }
      Signature signature =
          signature(
              statement.getMetaData(),
              statement.getParameterMetaData(),
              sql,
              StatementType.SELECT); // the driver only reads
      return new StatementHandle(ch.id, add(ch.id, statement), signature);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private int add(String connection, Statement statement) {
    int id = getStatementIdGenerator().getAndIncrement();
    getStatementCache().put(id, new StatementInfo(statement));
    statements.add(id, connection, statement);
    return id;
  }

  private void check(@Nullable StatementHandle handle) throws NoSuchStatementException {
    StatementHandle given = MalformedRequestException.required(handle, "statementHandle");
    MalformedRequestException.required(given.connectionId, "connectionId");
    if (!statements.belongs(given.id, given.connectionId)) {
      throw new NoSuchStatementException(given);
    }
  }

  @Override
  public ExecuteResult prepareAndExecute(
      StatementHandle h, String sql, long maxRowCount, int maxRowsInFirstFrame, PrepareCallback cb)
      throws NoSuchStatementException {
    check(h);
    MalformedRequestException.required(sql, "sql");
    if (statements.get(h.id) instanceof PreparedStatement prepared) {
      makePlain(h, prepared);
    }
    return complete(
        h, super.prepareAndExecute(h, sql, maxRowCount, 1, cb), bounded(maxRowsInFirstFrame));
  }

  /** Cursors of other languages have one number for life, prepared or not. */
  private void makePlain(StatementHandle h, PreparedStatement prepared) {
    try {
      prepared.close();
      Statement plain = getConnection(h.connectionId).createStatement();
      getStatementCache().put(h.id, new StatementInfo(plain));
      statements.add(h.id, h.connectionId, plain);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ExecuteResult execute(
      StatementHandle h, List<TypedValue> parameterValues, int maxRowsInFirstFrame)
      throws NoSuchStatementException {
    check(h);
    MalformedRequestException.required(h.signature, "statementHandle's signature");
    MalformedRequestException.required(parameterValues, "parameterValues");
    if (!(statements.get(h.id) instanceof PreparedStatement)) {
      throw new MalformedRequestException(
          "Statement " + h.id + " was not prepared, so there is nothing to execute.");
    }
    return complete(h, super.execute(h, parameterValues, 1), bounded(maxRowsInFirstFrame));
  }

  @Override
  public Frame fetch(StatementHandle h, long offset, int fetchMaxRowCount)
      throws NoSuchStatementException, MissingResultsException {
    check(h);
    return frames.of(
        super.fetch(h, offset, 1),
        (from, rows) -> super.fetch(h, from, rows),
        bounded(fetchMaxRowCount));
  }

  @Override
  public boolean syncResults(StatementHandle h, QueryState state, long offset)
      throws NoSuchStatementException {
    check(h);
    MalformedRequestException.required(state, "state");
    return super.syncResults(h, state, offset);
  }

  /** Puts the first rows into a result that was opened with one, since none would close it. */
  private ExecuteResult complete(StatementHandle h, ExecuteResult opened, int most)
      throws NoSuchStatementException {
    List<MetaResultSet> results = new ArrayList<>();
    for (MetaResultSet result : opened.resultSets) {
      if (result.signature == null || result.firstFrame == null || result.firstFrame.done) {
        results.add(result);
        continue;
      }
      try {
        Frame first =
            frames.of(result.firstFrame, (from, rows) -> super.fetch(h, from, rows), most);
        results.add(
            MetaResultSet.create(
                result.connectionId,
                result.statementId,
                result.ownStatement,
                result.signature,
                first,
                result.updateCount));
      } catch (MissingResultsException e) {
        throw new IllegalStateException(e);
      }
    }
    return new ExecuteResult(results);
  }

  /** A negative number is a client's way to ask for all. */
  private static int bounded(int rows) {
    return rows <= 0
        ? ServerSettings.ROWS_PER_FETCH
        : Math.min(rows, ServerSettings.ROWS_PER_FETCH);
  }

  @Override
  public void closeStatement(StatementHandle h) {
    if (statements.belongs(h.id, h.connectionId)) {
      end(h.id);
    }
  }
}
