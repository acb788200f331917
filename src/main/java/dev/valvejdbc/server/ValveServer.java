package dev.valvejdbc.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
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
import org.apache.calcite.avatica.server.HttpServer;
import org.eclipse.jetty.server.Server;

/** Serves the driver over HTTP by Avatica's protocol; all clients share its cache and limits. */
public final class ValveServer implements AutoCloseable {
  private static final int SWEEP_SECONDS = 30;

  /** Held here, since logging itself forgets the loggers that nobody holds. */
  private static final List<Logger> LOGGERS =
      List.of(
          Logger.getLogger(HttpServer.class.getPackageName()),
          Logger.getLogger(parent(Server.class.getPackageName())));

  private final ServedMeta meta;
  private final BoundServer http;
  private final Connection keeper;
  private final ScheduledExecutorService sweeper;
  private final AtomicBoolean closed = new AtomicBoolean();

  private ValveServer(
      ServedMeta meta, BoundServer http, Connection keeper, ScheduledExecutorService sweeper) {
    this.meta = meta;
    this.http = http;
    this.keeper = keeper;
    this.sweeper = sweeper;
  }

  /**
   * Starts to serve.
   *
   * @throws SQLException if the URL or what it names is wrong
   * @throws IOException with a sentence, if the address is taken, or open to others without users
   */
  public static ValveServer start(ServerSettings settings) throws SQLException, IOException {
    if (settings.users().isEmpty() && !isLoopback(settings.bind())) {
      throw new IOException(
          settings.bind()
              + " can be reached by others, so users are needed: --users FILE, or"
              + " VALVE_SERVE_USER and VALVE_SERVE_PASSWORD.");
    }
    keepQuiet(); // before any class of theirs reports
    String url = settings.servedUrl();
    ServedMeta meta = new ServedMeta(url, settings);
    // one connection of its own keeps the cache, and says at once what is wrong with the URL
    Connection keeper = DriverManager.getConnection(url);
    Wire wire =
        settings.serialization() == ServerSettings.Serialization.JSON
            ? new JsonWire()
            : new ProtobufWire();
    RequestHandler handler =
        new RequestHandler(new LocalService(meta), wire, new BasicAuthentication(settings.users()));
    BoundServer http = new BoundServer(settings.bind(), settings.port(), handler);
    try {
      http.start();
    } catch (RuntimeException e) {
      http.stop();
      keeper.close();
      throw new IOException(
          "Port " + settings.port() + " of " + settings.bind() + " cannot be listened on.", e);
    }
    return new ValveServer(meta, http, keeper, sweeper(meta));
  }

  private static String parent(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  /** Silences reports of each start and stop, but no warning, and no level that someone has set. */
  private static void keepQuiet() {
    for (Logger logger : LOGGERS) {
      if (logger.getLevel() == null) {
        logger.setLevel(Level.WARNING);
      }
    }
  }

  private static boolean isLoopback(String bind) throws IOException {
    try {
      return InetAddress.getByName(bind).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IOException("There is no address " + bind + " to listen on.", e);
    }
  }

  private static ScheduledExecutorService sweeper(ServedMeta meta) {
    ScheduledExecutorService sweeper =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "idle-connections");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        sweeper.scheduleWithFixedDelay(meta::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    return sweeper;
  }

  /** The port it listens on. */
  public int port() {
    return http.getPort();
  }

  /** Waits until it is closed. */
  public void await() throws InterruptedException {
    http.join();
  }

  /** Ends it: statements are cancelled, connections closed. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    sweeper.shutdownNow();
    meta.closeAll();
    http.stop();
    try {
      keeper.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
