package dev.valvejdbc.client.webapi;

import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP connections that all Web APIs of a driver share, and the thread behind them. Both come
 * with the first call. Safe for use by many threads.
 */
public final class HttpConnections implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private @Nullable HttpClient proxied;
  private @Nullable HttpClient straight;

  /** Makes connections when they are wanted. */
  public HttpConnections() {}

  /**
   * The client, which follows nowhere.
   *
   * @param direct whether by no proxy
   */
  synchronized HttpClient client(boolean direct) {
    HttpClient known = direct ? straight : proxied;
    if (known != null) {
      return known;
    }
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER);
    HttpClient made = direct ? builder.proxy(HttpClient.Builder.NO_PROXY).build() : builder.build();
    if (direct) {
      straight = made;
    } else {
      proxied = made;
    }
    return made;
  }

  /** Lets go of what is idle; the Java platform ends its thread when the last call is over. */
  @Override
  public synchronized void close() {
    proxied = null;
    straight = null;
  }
}
