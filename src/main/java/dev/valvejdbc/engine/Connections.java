package dev.valvejdbc.engine;

import dev.valvejdbc.attach.LeftBehind;
import dev.valvejdbc.client.a2s.ServerBrowser;
import dev.valvejdbc.client.console.RemoteConsoles;
import dev.valvejdbc.client.webapi.RateLimits;
import dev.valvejdbc.engine.log.StatementLog;
import dev.valvejdbc.engine.plans.Plans;
import dev.valvejdbc.engine.session.OwnObjects;
import dev.valvejdbc.engine.session.SessionStatements;
import dev.valvejdbc.engine.session.Settings;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.fleet.Fleet;
import dev.valvejdbc.guard.Bounds;
import dev.valvejdbc.guard.CodeCompiler;
import dev.valvejdbc.guard.HeapShare;
import dev.valvejdbc.guard.KeptRows;
import dev.valvejdbc.jdbc.ConnectionFacade;
import dev.valvejdbc.jdbc.Repairs;
import dev.valvejdbc.jdbc.execution.ExecutionScope;
import dev.valvejdbc.jdbc.execution.ExecutionWatch;
import dev.valvejdbc.jdbc.execution.SessionClock;
import dev.valvejdbc.jdbc.metadata.Database;
import dev.valvejdbc.jdbc.metadata.Product;
import dev.valvejdbc.jdbc.repair.Facades;
import dev.valvejdbc.options.ConnectionProperties;
import dev.valvejdbc.options.Keyless;
import dev.valvejdbc.options.Options;
import dev.valvejdbc.options.RconMode;
import dev.valvejdbc.options.Secret;
import dev.valvejdbc.subjects.Network;
import dev.valvejdbc.subjects.SimulatedWorld;
import dev.valvejdbc.subjects.SubjectFactory;
import dev.valvejdbc.subjects.Subjects;
import dev.valvejdbc.tables.AddressFacts;
import dev.valvejdbc.tables.Later;
import dev.valvejdbc.tables.diagnostics.Diagnostics;
import dev.valvejdbc.tables.geo.GeoFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.calcite.jdbc.CalciteConnection;
import org.jspecify.annotations.Nullable;

/** The connections of one driver, with the network and the simulated fleets that they share. */
public final class Connections {
  private final Version version;
  private final SharedNetwork network = new SharedNetwork();
  private final SharedFleets fleets = new SharedFleets();
  private final SharedLogs logs = new SharedLogs();
  private final Later<CodeCompiler> compiler = new Later<>(CodeCompiler::new);
  private final HeapShare heap = HeapShare.ofProcess();
  private final LeftBehind leftBehind = new LeftBehind();

  /** Makes none yet. */
  public Connections(Version version) {
    this.version = version;
  }

  /**
   * Connects, without any network traffic.
   *
   * @param url one of ours
   * @param info what was set beside the URL, which wins over it
   * @throws SQLException naming what is wrong; then nothing is held
   */
  public Connection connect(String url, @Nullable Properties info) throws SQLException {
    Map<String, String> set = info == null ? Map.of() : ConnectionUrl.texts(info);
    Options options = Options.read(ConnectionUrl.properties(url), set, System.getenv());
    Leases leases = new Leases();
    try {
      Fleet fleet = fleet(options, leases);
      AttachedDatabases attached = leases.add(new AttachedDatabases(options, leftBehind));
      Diagnostics diagnostics = new Diagnostics();
      StatementLog log = log(options, diagnostics, leases);
      ExecutionScope scope =
          new ExecutionScope(bounds(options)::named, log == null ? ExecutionWatch.NONE : log);
      Plans plans = new Plans(options.get(ConnectionProperties.PLAN_CACHE));
      Shared shared = shared(options, fleet, diagnostics, leases);
      AtomicReference<Options> now = new AtomicReference<>(options);
      CalciteConnection connection =
          new Connector(
                  () ->
                      new DirectPrepare(
                          () ->
                              new Prepare(
                                  scope,
                                  plans,
                                  compiler.get(),
                                  version,
                                  () -> supplies(current(now)),
                                  () -> clock(current(now)),
                                  log != null,
                                  bounds(options).bounds().textLength()),
                          scope,
                          log != null))
              .connect(
                  shared.subjects(options),
                  attached.schemas(),
                  options.get(ConnectionProperties.MODEL).orElse(null));
      SchemaCatalogue catalogue = new SchemaCatalogue(connection);
      KeptRows kept = leases.add(new KeptRows(bounds(options).bounds(), heap));
      OwnObjects own = new OwnObjects(connection, scope, catalogue, kept, plans::forget);
      List<String> left = views(options, own);
      Settings settings =
          new Settings(
              options,
              changed -> {
                now.set(changed);
                Connector.add(connection, shared.subjects(changed));
                own.install();
                plans.forget();
              });
      return ConnectionFacade.of(
          connection,
          new Repairs(
              scope,
              () -> clock(current(now)),
              catalogue,
              new Facades(OwnErrors::of),
              attached.writes(),
              new SessionStatements(
                  connection, scope, catalogue, settings, own, attached.writes())),
          new Database(product(options), catalogue),
          warning(options, left, fleet),
          leases::close);
    } catch (Throwable e) {
      leases.closeAfter(e);
      if (e instanceof RuntimeException && options.get(ConnectionProperties.MODEL).isPresent()) {
        SQLException own = ownCause(e);
        throw own == null ? SqlError.MODEL.exception() : own;
      }
      throw e;
    }
  }

  /** The properties as SET has left them. */
  private static Options current(AtomicReference<Options> now) {
    return Objects.requireNonNull(now.get());
  }

  private static boolean supplies(Options options) {
    return options.get(ConnectionProperties.KEYLESS) == Keyless.MY_SERVERS;
  }

  private static SessionClock clock(Options options) {
    return new SessionClock(options.get(ConnectionProperties.TIME_ZONE));
  }

  private StatementBounds bounds(Options options) {
    return new StatementBounds(
        new Bounds(
            options.get(ConnectionProperties.MAX_MEMORY).bytes(),
            options.get(ConnectionProperties.MAX_TEXT_LENGTH)),
        heap,
        options.user());
  }

  /** Our own error in what the reader of a model made of it; null if there is none. */
  private static @Nullable SQLException ownCause(Throwable thrown) {
    for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException own
          && SqlError.PROPERTY_VALUE.state().equals(own.getSQLState())) {
        return own; // those of other drivers may show what a model holds
      }
    }
    return null;
  }

  private @Nullable Fleet fleet(Options options, Leases leases) throws SQLException {
    Lease<Fleet> fleet = fleets.join(options);
    return fleet == null ? null : leases.add(fleet).shared();
  }

  private @Nullable StatementLog log(Options options, Diagnostics diagnostics, Leases leases)
      throws SQLException {
    Optional<Path> file = options.get(ConnectionProperties.LOG);
    if (file.isEmpty()) {
      return null;
    }
    return leases.add(
        new StatementLog(
            leases.add(logs.join(file.get())).shared(),
            "valve-jdbc " + version.text() + ", " + options.shown(),
            diagnostics,
            options.secrets().stream().map(Secret::reveal).toList(),
            new Facades(OwnErrors::of).errors()::map));
  }

  private Shared shared(
      Options options, @Nullable Fleet fleet, Diagnostics diagnostics, Leases leases)
      throws SQLException {
    ServerBrowser browser =
        leases.add(network.join(options.get(ConnectionProperties.PACKET_RATE))).shared();
    RemoteConsoles consoles =
        leases.add(
            new RemoteConsoles(options.get(ConnectionProperties.RCON_TIMEOUT), network.refused()));
    RateLimits limits = fleet == null ? network.limits() : RateLimits.simulated();
    Network mine =
        new Network(
            browser, network.lists(), limits, network.answers(), network.http(), network.names());
    boolean hasRcon = options.get(ConnectionProperties.RCON) != RconMode.OFF;
    SimulatedWorld world = fleet == null ? null : SimulatedWorlds.of(fleet, hasRcon);
    return new Shared(mine, world, consoles, facts(options, leases), diagnostics);
  }

  /** What a connection works with as long as it lives, whatever is set meanwhile. */
  private record Shared(
      Network network,
      @Nullable SimulatedWorld world,
      RemoteConsoles consoles,
      @Nullable AddressFacts facts,
      Diagnostics diagnostics) {
    Subjects subjects(Options options) {
      return new SubjectFactory(options, network, world).subjects(consoles, facts, diagnostics);
    }
  }

  private static @Nullable AddressFacts facts(Options options, Leases leases) throws SQLException {
    GeoFiles files = GeoFiles.of(options.get(ConnectionProperties.GEO));
    return files == null ? null : leases.add(files);
  }

  private Product product(Options options) {
    return new Product(
        "Valve game servers",
        version.text(),
        "valve-jdbc",
        version.text(),
        ConnectionUrl.shown(options),
        options.user());
  }

  /** Makes the views of the config file; returns sentences about those that cannot be. */
  private static List<String> views(Options options, OwnObjects own) {
    List<String> left = new ArrayList<>();
    options
        .views()
        .forEach(
            (name, query) -> {
              try {
                own.view(name, query);
              } catch (SQLException | RuntimeException e) {
                String reason = new Facades(OwnErrors::of).errors().map(e).getMessage();
                left.add("The view " + name + " of the config file is left out: " + reason);
              }
            });
    return left;
  }

  private static @Nullable SQLWarning warning(
      Options options, List<String> left, @Nullable Fleet fleet) {
    List<String> sentences = new ArrayList<>(options.warnings());
    sentences.addAll(left);
    SQLWarning ignored =
        sentences.isEmpty() ? null : SqlError.IGNORED_PROPERTY.warning(String.join(" ", sentences));
    int moved = fleet == null ? 0 : fleet.moved();
    if (fleet == null || moved == 0) {
      return ignored;
    }
    SQLWarning warning = SqlError.FLEET_MOVED.warningOf(moved, fleet.servers().size());
    warning.setNextWarning(ignored);
    return warning;
  }

  /** Whether connections hold nothing that they share. */
  boolean isIdle() {
    return heap.used() == 0 && network.isIdle() && fleets.isIdle() && logs.isIdle();
  }
}
