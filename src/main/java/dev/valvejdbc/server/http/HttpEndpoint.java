package dev.valvejdbc.server.http;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** Listens for HTTP on one address. */
public final class HttpEndpoint {
  /** The name of the library's log. */
  public static final String LIBRARY = parent(Server.class.getPackageName());

  private static final int HEADER_BYTES = 8_192;
  private static final int IDLE_THREADS = 8;

  private final Server server;
  private final ServerConnector connector;
  private final Scheduler scheduler = new ScheduledExecutorScheduler("http-deadlines", true);
  private final Sockets sockets;

  private HttpEndpoint(
      String host,
      int port,
      @Nullable Tls tls,
      HttpBounds bounds,
      Map<String, String> users,
      Answerer answerer,
      @Nullable Site site) {
    QueuedThreadPool threads = new QueuedThreadPool(bounds.threads(), IDLE_THREADS);
    threads.setName("http");
    threads.setDaemon(true); // a request that cannot be stopped must not keep the process
    server = new Server(threads);
    server.setStopTimeout(0);
    sockets = new Sockets(bounds);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    HttpConnectionFactory factory = new HttpConnectionFactory(http);
    connector =
        tls == null
            ? new ServerConnector(server, factory)
            : new ServerConnector(server, tls.contexts(), factory);
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(TimeUnit.SECONDS.toMillis(bounds.idleSeconds()));
    connector.addBean(sockets);
    server.addConnector(connector);
    server.setErrorHandler(new ShortErrors());
    server.setHandler(
        new RequestHandler(
            answerer, new WebRequests(site), new BasicAuthentication(users), sockets, bounds));
  }

  /**
   * Begins to listen.
   *
   * @param users passwords by user; empty lets everyone in
   * @param site for browsers; null for none
   * @throws IOException with a sentence
   */
  public static HttpEndpoint start(
      String host,
      int port,
      @Nullable Tls tls,
      HttpBounds bounds,
      Map<String, String> users,
      Answerer answerer,
      @Nullable Site site)
      throws IOException {
    HttpEndpoint endpoint = new HttpEndpoint(host, port, tls, bounds, users, answerer, site);
    try {
      endpoint.server.start();
      endpoint.scheduler.start();
    } catch (Exception e) { // Jetty declares no narrower one
      endpoint.stop();
      throw new IOException("Port " + port + " of " + host + " cannot be listened on.", e);
    }
    endpoint.watch();
    return endpoint;
  }

  private static String parent(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  private void watch() {
    sockets.sweep();
    scheduler.schedule(this::watch, 1, TimeUnit.SECONDS);
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Waits until it is stopped. */
  public void await() throws InterruptedException {
    server.join();
  }

  /** Stops at once, whatever is being answered. */
  public void stop() {
    try {
      scheduler.stop();
      server.stop();
    } catch (Exception e) { // it ends anyway
      org.slf4j.LoggerFactory.getLogger(HttpEndpoint.class).debug("While stopping:", e);
    }
  }
}
