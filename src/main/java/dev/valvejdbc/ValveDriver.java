package dev.valvejdbc;

import dev.valvejdbc.engine.ConnectionUrl;
import dev.valvejdbc.engine.Connections;
import dev.valvejdbc.engine.Version;
import dev.valvejdbc.options.ConnectionProperties;
import dev.valvejdbc.options.Property;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The JDBC driver of {@code jdbc:valve:}. Connections of one driver share a socket, its limits and
 * the cache of answers; connecting causes no network traffic.
 */
public final class ValveDriver implements Driver {
  private static final Version VERSION = Version.built();

  /** The driver that is registered. */
  static final ValveDriver REGISTERED = new ValveDriver();

  static {
    try {
      DriverManager.registerDriver(REGISTERED, ValveDriver::forgetRecords);
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Connections connections = new Connections(VERSION);

  /**
   * Has the Java machine forget our records: it keeps the type that it was last asked to compare,
   * to count or to show as a record, and by that the class loader; so it is asked for texts.
   */
  private static void forgetRecords() {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    try {
      MethodHandle part =
          lookup.findVirtual(String.class, "strip", MethodType.methodType(String.class));
      for (String method : List.of("equals", "hashCode", "toString")) {
        ObjectMethods.bootstrap(lookup, method, MethodHandle.class, String.class, "part", part);
      }
    } catch (Throwable e) {
      Logger.getLogger(ValveDriver.class.getPackageName())
          .log(Level.FINE, "The driver's records may outlive it.", e);
    }
  }

  @Override
  public boolean acceptsURL(@Nullable String url) {
    return url != null && ConnectionUrl.isOurs(url);
  }

  @Override
  public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
    return acceptsURL(url) ? connections.connect(url, info) : null;
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(@Nullable String url, @Nullable Properties info) {
    return ConnectionProperties.ALL.stream()
        .map(p -> described(p, info))
        .toArray(DriverPropertyInfo[]::new);
  }

  private static DriverPropertyInfo described(Property<?> property, @Nullable Properties info) {
    boolean secret = property.form().isSecret();
    String given = info == null || secret ? null : info.getProperty(property.name());
    DriverPropertyInfo described =
        new DriverPropertyInfo(property.name(), given == null ? property.standard() : given);
    described.description = property.description();
    List<String> choices = property.form().choices();
    described.choices = choices.isEmpty() ? null : choices.toArray(String[]::new);
    return described;
  }

  @Override
  public int getMajorVersion() {
    return VERSION.major();
  }

  @Override
  public int getMinorVersion() {
    return VERSION.minor();
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("dev.valvejdbc");
  }
}
