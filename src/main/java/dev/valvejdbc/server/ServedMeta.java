package dev.valvejdbc.server;

import dev.valvejdbc.errors.SqlError;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.calcite.avatica.MissingResultsException;
import org.apache.calcite.avatica.NoSuchStatementException;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.jdbc.JdbcMeta;
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

  /** The connection of each statement; the numbers of statements can be guessed. */
  private final Map<Integer, String> owners = new ConcurrentHashMap<>();

  ServedMeta(String url, ServerSettings settings) throws SQLException {
    super(url, settings.cacheSettings());
    this.settings = settings;
    properties = new ClientProperties(settings.clientProperties());
  }

  @Override
  public synchronized void openConnection(
      ConnectionHandle ch, @Nullable Map<String, String> given) {
    try {
      getConnectionCache().cleanUp();
      if (getConnectionCache().size() >= settings.connections()) {
        throw SqlError.TOO_MANY_CONNECTIONS.exception(settings.connections());
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
          (int) settings.queryTimeout().toSeconds(),
          ServerSettings.STATEMENTS);
    } catch (SQLException e) {
      LOG.warn("A connection could not be opened: {}", e.getMessage());
      throw new SQLException(
          "The server could not open a connection; its own output says why.", e.getSQLState());
    }
  }

  @Override
  public void closeConnection(ConnectionHandle ch) {
    super.closeConnection(ch); // which cancels what runs on it
    owners.forEach(
        (statement, connection) -> {
          if (connection.equals(ch.id)) {
            forget(statement);
          }
        });
  }

  private void forget(int statement) {
    owners.remove(statement);
    getStatementCache().invalidate(statement);
  }

  /** Closes what has been idle for too long. */
  void sweep() {
    getConnectionCache().cleanUp();
    getStatementCache().cleanUp();
    owners.keySet().retainAll(getStatementCache().asMap().keySet());
  }

  /** Closes everything; statements that run are cancelled. */
  void closeAll() {
    getConnectionCache().asMap().keySet().forEach(id -> closeConnection(new ConnectionHandle(id)));
    getStatementCache().invalidateAll();
  }

  @Override
  public StatementHandle createStatement(ConnectionHandle ch) {
    return owned(super.createStatement(ch));
  }

  @Override
  public StatementHandle prepare(ConnectionHandle ch, String sql, long maxRowCount) {
    return owned(super.prepare(ch, sql, maxRowCount));
  }

  private StatementHandle owned(StatementHandle handle) {
    owners.put(handle.id, handle.connectionId);
    return handle;
  }

  private void check(StatementHandle handle) throws NoSuchStatementException {
    if (!handle.connectionId.equals(owners.get(handle.id))) {
      throw new NoSuchStatementException(handle);
    }
  }

  @Override
  public ExecuteResult prepareAndExecute(
      StatementHandle h, String sql, long maxRowCount, int maxRowsInFirstFrame, PrepareCallback cb)
      throws NoSuchStatementException {
    check(h);
    return super.prepareAndExecute(h, sql, maxRowCount, bounded(maxRowsInFirstFrame), cb);
  }

  @Override
  public ExecuteResult execute(
      StatementHandle h, List<TypedValue> parameterValues, int maxRowsInFirstFrame)
      throws NoSuchStatementException {
    check(h);
    return super.execute(h, parameterValues, bounded(maxRowsInFirstFrame));
  }

  @Override
  public Frame fetch(StatementHandle h, long offset, int fetchMaxRowCount)
      throws NoSuchStatementException, MissingResultsException {
    check(h);
    return super.fetch(h, offset, bounded(fetchMaxRowCount));
  }

  @Override
  public boolean syncResults(StatementHandle h, QueryState state, long offset)
      throws NoSuchStatementException {
    check(h);
    return super.syncResults(h, state, offset);
  }

  /** A negative number is a client's way to ask for all. */
  private static int bounded(int rows) {
    return rows < 0 ? ServerSettings.ROWS_PER_FETCH : Math.min(rows, ServerSettings.ROWS_PER_FETCH);
  }

  @Override
  public void closeStatement(StatementHandle h) {
    String owner = owners.get(h.id);
    if (owner == null || owner.equals(h.connectionId)) {
      owners.remove(h.id);
      super.closeStatement(h);
    }
  }
}
