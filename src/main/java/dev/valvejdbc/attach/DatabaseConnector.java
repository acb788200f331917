package dev.valvejdbc.attach;

import dev.valvejdbc.attach.dialect.Dialects;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.options.AttachedDatabase;
import dev.valvejdbc.options.Secret;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Makes connections to one database; nobody waits for one longer than a minute. */
record DatabaseConnector(
    AttachedDatabase database, Drivers drivers, AttachedErrors errors, DriverCalls calls) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A new connection, which nobody shares. */
  Connection connect() throws SQLException {
    Properties properties = new Properties();
    String user = database.user();
    Secret password = database.password();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password.reveal());
    }
    Driver driver = drivers.of(database.name(), database.target());
    AtomicReference<@Nullable Connection> made = new AtomicReference<>();
    Boolean connected;
    try {
      connected = calls.within(PATIENCE, new Late(made), () -> connected(driver, properties, made));
    } catch (SQLException | RuntimeException e) {
      Discard.connection(made.get());
      throw errors.connecting(e);
    }
    if (connected == null) {
      throw SqlError.ATTACHED_UNREACHABLE.exception(
          database.name(), "it did not answer within " + PATIENCE.toSeconds() + " seconds");
    }
    Connection connection = made.get();
    if (connection == null) {
      throw SqlError.DRIVER_MISSING.exception("that URL", database.name());
    }
    return connection;
  }

  private boolean connected(
      Driver driver, Properties properties, AtomicReference<@Nullable Connection> made)
      throws SQLException {
    Connection connection = driver.connect(database.target(), properties);
    made.set(connection);
    if (connection != null) {
      Dialects.ready(connection, database.target());
    }
    return true;
  }

  /** A connection that was made when nobody waited for it any more. */
  private record Late(AtomicReference<@Nullable Connection> made) implements Leaving {
    @Override
    public void left() {}

    @Override
    public void ended() {
      Discard.connection(made.get());
    }
  }
}
