package dev.valvejdbc;

import dev.valvejdbc.client.RateLimits;
import dev.valvejdbc.client.RemoteConsoles;
import dev.valvejdbc.fleet.Fleet;
import dev.valvejdbc.fleet.world.FleetServer;
import dev.valvejdbc.jdbc.ConnectionFacade;
import dev.valvejdbc.jdbc.ExecutionScope;
import dev.valvejdbc.jdbc.Product;
import dev.valvejdbc.sql.NamedServer;
import dev.valvejdbc.sql.RconMode;
import dev.valvejdbc.sql.Session;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import org.apache.calcite.jdbc.CalciteConnection;
import org.jspecify.annotations.Nullable;

/**
 * The JDBC driver of {@code jdbc:valve:}. Connections of one driver share a socket, its limits and
 * the cache of answers; connecting causes no network traffic.
 */
public final class ValveDriver implements Driver {
  private static final String VERSION = "0.1.0";
  private static final int MAJOR = 0;
  private static final int MINOR = 1;

  /** The driver that is registered. */
  static final ValveDriver REGISTERED = new ValveDriver();

  static {
    try {
      DriverManager.registerDriver(REGISTERED);
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final ValveNetwork network = new ValveNetwork();
  private final SharedFleets fleets = new SharedFleets();

  @Override
  public boolean acceptsURL(@Nullable String url) {
    return url != null
        && url.regionMatches(true, 0, ValveOptions.PREFIX, 0, ValveOptions.PREFIX.length());
  }

  @Override
  public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    ValveOptions options = ValveOptions.parse(url, info);
    Fleet fleet = options.fleet() == 0 ? null : fleets.join(options.fleet(), options.seed());
    if (fleet != null && options.rcon() != RconMode.OFF) {
      startConsoles(fleet);
    }
    RemoteConsoles consoles = new RemoteConsoles(RemoteConsoles.TIMEOUT);
    Session session =
        SessionOf.options(
            options,
            network.join(options.packetRate()),
            network.lists(),
            fleet == null ? network.limits() : RateLimits.simulated(),
            network.answers(),
            fleet,
            consoles,
            fleet == null ? options.servers() : named(fleet, options.rcon() != RconMode.OFF));
    Runnable leave =
        () -> {
          consoles.close();
          leave(options);
        };
    try {
      ExecutionScope scope = new ExecutionScope();
      CalciteConnector connector = new CalciteConnector(() -> new ValvePrepare(scope));
      CalciteConnection connection = connector.connect(session, options.model());
      return ConnectionFacade.of(
          connection,
          scope,
          new Product("Valve game servers", VERSION, "valve-jdbc", VERSION, options.shownUrl()),
          new ValveCatalogue(connection),
          OwnErrors::of,
          warning(options),
          leave);
    } catch (SQLException | RuntimeException e) {
      leave.run();
      throw e;
    }
  }

  private static void startConsoles(Fleet fleet) throws SQLException {
    try {
      fleet.startConsoles();
    } catch (IOException e) {
      throw new SQLException(
          "The consoles of the simulated fleet cannot start: " + e.getMessage(), "HY000", e);
    }
  }

  private static List<NamedServer> named(Fleet fleet, boolean hasRcon) {
    List<String> addresses = fleet.addresses();
    List<NamedServer> named = new ArrayList<>();
    for (FleetServer server : fleet.servers()) {
      String addr = addresses.get(server.index());
      named.add(new NamedServer(server.name(), addr, server.info().folder(), hasRcon));
    }
    return named;
  }

  private void leave(ValveOptions options) {
    network.leave(options.packetRate());
    if (options.fleet() != 0) {
      fleets.leave(options.fleet(), options.seed());
    }
  }

  private static @Nullable SQLWarning warning(ValveOptions options) {
    return options.warnings().isEmpty()
        ? null
        : new SQLWarning(String.join(" ", options.warnings()), "01S00");
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(@Nullable String url, @Nullable Properties info) {
    return Arrays.stream(ValveProperty.values())
        .map(p -> described(p, info))
        .toArray(DriverPropertyInfo[]::new);
  }

  private static DriverPropertyInfo described(ValveProperty property, @Nullable Properties info) {
    String given = info == null || property.isSecret() ? null : info.getProperty(property.key());
    DriverPropertyInfo described =
        new DriverPropertyInfo(property.key(), given == null ? property.standard() : given);
    described.description = property.description();
    List<String> choices = property.form().choices();
    described.choices = choices.isEmpty() ? null : choices.toArray(String[]::new);
    return described;
  }

  @Override
  public int getMajorVersion() {
    return MAJOR;
  }

  @Override
  public int getMinorVersion() {
    return MINOR;
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
