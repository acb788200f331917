package dev.valvejdbc;

import dev.valvejdbc.engine.ConnectionUrl;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.options.ConnectionProperties;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source, for pools and containers that make one by its class name: set its URL, and the
 * properties that are not in the URL.
 */
public final class ValveDataSource implements DataSource {
  private volatile String url = ConnectionUrl.PREFIX;
  private volatile Properties properties = new Properties();
  private volatile @Nullable PrintWriter log;
  private volatile int loginTimeout;

  /** The URL, {@code jdbc:valve:} unless set. */
  public String getUrl() {
    return url;
  }

  /** Sets the URL. */
  public void setUrl(String url) {
    this.url = url;
  }

  /** A copy of the properties. */
  public Properties getProperties() {
    Properties copy = new Properties();
    copy.putAll(properties);
    return copy;
  }

  /** Sets the properties, those of {@link ConnectionProperties} by their names. */
  public void setProperties(Properties properties) {
    Properties copy = new Properties();
    for (String name : properties.stringPropertyNames()) {
      copy.setProperty(name, properties.getProperty(name, ""));
    }
    this.properties = copy;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = ValveDriver.REGISTERED.connect(url, getProperties());
    if (connection == null) {
      throw SqlError.DATA_SOURCE_URL.exception(ConnectionUrl.PREFIX);
    }
    return connection;
  }

  /** The same: there are no users. */
  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    return getConnection();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return log;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter writer) {
    log = writer;
  }

  @Override
  public void setLoginTimeout(int seconds) {
    loginTimeout = seconds;
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeout;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("dev.valvejdbc");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (!type.isInstance(this)) {
      throw SqlError.UNSUPPORTED.said("This is no wrapper for " + type.getName() + ".", null);
    }
    return type.cast(this);
  }
}
