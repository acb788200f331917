package dev.valvejdbc.server;

import dev.valvejdbc.server.http.Answerer;
import dev.valvejdbc.server.http.HttpBounds;
import dev.valvejdbc.server.http.HttpEndpoint;
import dev.valvejdbc.server.page.Page;
import dev.valvejdbc.server.page.PageSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Serves the page to the user of this machine alone, who has a link with a token in it. */
public final class PageServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int TOKEN_BYTES = 24;
  private static final int SWEEP_SECONDS = 30;

  private final Page page;
  private final HttpEndpoint http;
  private final Connection keeper;
  private final ScheduledExecutorService sweeper;
  private final String token;

  /** Writes rows as a Parquet file. */
  public interface ParquetWriter {
    /**
     * Writes the rows of a statement.
     *
     * @param file to write, which is there and is written over
     */
    void write(String statement, Path file) throws SQLException, IOException;
  }

  private PageServer(
      Page page,
      HttpEndpoint http,
      Connection keeper,
      ScheduledExecutorService sweeper,
      String token) {
    this.page = page;
    this.http = http;
    this.keeper = keeper;
    this.sweeper = sweeper;
    this.token = token;
  }

  /**
   * Starts to serve.
   *
   * @param url what the page connects to
   * @param port 0 for any that is free
   * @param queryTimeout how long a statement may take
   * @param dashboards files and folders of dashboards
   * @throws SQLException if the URL or what it names is wrong
   * @throws IOException with a sentence, if the port is taken
   */
  public static PageServer start(String url, int port, Duration queryTimeout, List<Path> dashboards)
      throws SQLException, IOException {
    return start(url, port, queryTimeout, dashboards, null);
  }

  /**
   * Starts to serve a page that hands out Parquet files, too.
   *
   * @param parquet who writes them; null for nobody
   */
  public static PageServer start(
      String url,
      int port,
      Duration queryTimeout,
      List<Path> dashboards,
      @Nullable ParquetWriter parquet)
      throws SQLException, IOException {
    ValveServer.keepQuiet();
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    // one connection of its own keeps the cache, and says at once what is wrong with the URL
    Connection keeper = DriverManager.getConnection(url);
    try {
      Page page =
          new Page(
              new PageSettings(
                  token,
                  Loopback::isName,
                  remote -> ServedPage.connect(url, queryTimeout),
                  ServedPage::toUser,
                  dashboards,
                  parquet == null ? null : parquet::write,
                  PageSettings.Bounds.STANDARD),
              ServedPage.version());
      HttpEndpoint http =
          HttpEndpoint.start(
              HOST, port, null, HttpBounds.STANDARD, Map.of(), PageServer::pointElsewhere, page);
      return new PageServer(page, http, keeper, sweeper(page), token);
    } catch (IOException e) {
      keeper.close();
      throw e;
    }
  }

  private static Answerer.Reply pointElsewhere(byte[] body, String remote) {
    String text = "This is a page for browsers; valve-sql serve speaks to programs.\n";
    return new Answerer.Reply(
        404, "text/plain;charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  private static ScheduledExecutorService sweeper(Page page) {
    ScheduledExecutorService sweeper =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "idle-pages");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        sweeper.scheduleWithFixedDelay(page::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    return sweeper;
  }

  /** The port it listens on. */
  public int port() {
    return http.port();
  }

  /** The address with its token, for the user's browser alone; behind the # it is sent nowhere. */
  public String link() {
    return "http://" + HOST + ":" + port() + "/#token=" + token;
  }

  /** Waits until it is closed. */
  public void await() throws InterruptedException {
    http.await();
  }

  /** Ends it: statements are cancelled, connections closed. */
  @Override
  public void close() {
    sweeper.shutdownNow();
    http.stop();
    page.close();
    try {
      keeper.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
