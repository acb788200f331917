package dev.valvejdbc.server;

import dev.valvejdbc.server.http.HttpEndpoint;
import dev.valvejdbc.server.http.Site;
import dev.valvejdbc.server.metrics.Metric;
import dev.valvejdbc.server.metrics.Scrapes;
import dev.valvejdbc.server.page.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.calcite.avatica.remote.LocalService;
import org.apache.calcite.avatica.remote.Service;
import org.jspecify.annotations.Nullable;

/** Serves the driver over HTTP by Avatica's protocol; all clients share its cache and limits. */
public final class ValveServer implements AutoCloseable {
  private static final int SWEEP_SECONDS = 30;

  /** Held here, since logging itself forgets the loggers that nobody holds. */
  private static final List<Logger> LOGGERS =
      List.of(
          Logger.getLogger(LocalService.class.getPackageName()),
          Logger.getLogger(HttpEndpoint.LIBRARY));

  private final ServedMeta meta;
  private final HttpEndpoint http;
  private final Connection keeper;
  private final ScheduledExecutorService sweeper;
  private final @Nullable Page page;
  private final @Nullable Scrapes scrapes;
  private final AtomicBoolean closed = new AtomicBoolean();

  private ValveServer(
      ServedMeta meta,
      HttpEndpoint http,
      Connection keeper,
      ScheduledExecutorService sweeper,
      @Nullable Page page,
      @Nullable Scrapes scrapes) {
    this.scrapes = scrapes;
    this.meta = meta;
    this.http = http;
    this.keeper = keeper;
    this.sweeper = sweeper;
    this.page = page;
  }

  /**
   * Starts to serve.
   *
   * @throws SQLException if the URL or what it names is wrong
   * @throws IOException with a sentence, if the address is taken, or open to others without users
   */
  public static ValveServer start(ServerSettings settings) throws SQLException, IOException {
    return start(settings, null, List.of());
  }

  /**
   * Starts to serve, with a page for browsers and metrics for Prometheus.
   *
   * @param dashboards files and folders of dashboards; null for no page
   * @param metrics none for no path of their own
   * @throws SQLException if the URL or what it names is wrong
   * @throws IOException with a sentence, if the address is taken, or open to others without users
   */
  public static ValveServer start(
      ServerSettings settings, @Nullable List<Path> dashboards, List<Metric> metrics)
      throws SQLException, IOException {
    ServerSettings.Listening listening = settings.listening();
    String bind = listening.bind();
    if (listening.users().isEmpty() && !Loopback.is(bind)) {
      throw new IOException(
          bind
              + " can be reached by others, so users are needed: --users FILE, or"
              + " VALVE_SERVE_USER and VALVE_SERVE_PASSWORD.");
    }
    keepQuiet(); // before any class of theirs reports
    String url = settings.servedUrl();
    ServedMeta meta = new ServedMeta(url, settings);
    // one connection of its own keeps the cache, and says at once what is wrong with the URL
    Connection keeper = DriverManager.getConnection(url);
    Page page = dashboards == null ? null : ServedPage.of(settings, url, dashboards);
    Scrapes scrapes = metrics.isEmpty() ? null : scrapes(settings, metrics);
    try {
      LocalService service = new LocalService(meta);
      ServedRequests requests =
          new ServedRequests(
              service,
              listening.serialization() == ServerSettings.Serialization.JSON
                  ? new JsonWire()
                  : new ProtobufWire(),
              new Callers(settings.bounds().connectionsOfAddress(), meta::connections));
      HttpEndpoint http =
          HttpEndpoint.start(
              bind,
              listening.port(),
              listening.tls(),
              settings.bounds().http(),
              listening.users(),
              requests,
              site(page, scrapes));
      service.setRpcMetadata(new Service.RpcMetadataResponse(bind + ":" + http.port()));
      return new ValveServer(meta, http, keeper, sweeper(meta, page), page, scrapes);
    } catch (IOException e) {
      keeper.close();
      if (scrapes != null) {
        scrapes.close();
      }
      throw e;
    }
  }

  /** Metrics are the owner's queries: what clients may not do binds them not. */
  private static Scrapes scrapes(ServerSettings settings, List<Metric> metrics)
      throws SQLException {
    return new Scrapes(
        metrics,
        ServedPage.connect(settings.url(), settings.bounds().queryTimeout()),
        host -> !settings.listening().users().isEmpty() || Loopback.isName(host));
  }

  private static @Nullable Site site(@Nullable Page page, @Nullable Scrapes scrapes) {
    if (page == null || scrapes == null) {
      return page == null ? scrapes : page;
    }
    return new Sites(List.of(scrapes, page));
  }

  /** Silences reports of each start and stop, but no warning, and no level that someone has set. */
  static void keepQuiet() {
    for (Logger logger : LOGGERS) {
      if (logger.getLevel() == null) {
        logger.setLevel(Level.WARNING);
      }
    }
  }

  private static ScheduledExecutorService sweeper(ServedMeta meta, @Nullable Page page) {
    ScheduledExecutorService sweeper =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "idle-connections");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        sweeper.scheduleWithFixedDelay(
            () -> {
              meta.sweep();
              if (page != null) {
                page.sweep();
              }
            },
            SWEEP_SECONDS,
            SWEEP_SECONDS,
            TimeUnit.SECONDS);
    return sweeper;
  }

  /** The port it listens on. */
  public int port() {
    return http.port();
  }

  /** Waits until it is closed. */
  public void await() throws InterruptedException {
    http.await();
  }

  /** Ends it: statements are cancelled, connections closed. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    sweeper.shutdownNow();
    http.stop();
    if (page != null) {
      page.close();
    }
    if (scrapes != null) {
      scrapes.close();
    }
    meta.closeAll();
    try {
      keeper.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
