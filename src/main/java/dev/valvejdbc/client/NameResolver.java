package dev.valvejdbc.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Resolves host names for all that a driver asks, on threads of its own, so that whoever waits can
 * be stopped although the system's resolver cannot. The threads go when there is nothing to
 * resolve.
 */
public final class NameResolver implements AutoCloseable {
  private static final int THREADS = 8;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS, THREADS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), NameResolver::thread);

  /** Makes a resolver; its threads come with the first name. */
  public NameResolver() {
    threads.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "valve-jdbc-resolver");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Begins to resolve a name.
   *
   * @return its addresses in the system's order, at least one; or {@link UnknownHostException}
   */
  public CompletableFuture<List<InetAddress>> resolve(String host) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return List.of(InetAddress.getAllByName(host));
          } catch (UnknownHostException e) {
            throw new CompletionException(e);
          }
        },
        threads);
  }

  /**
   * The addresses of a host name or literal.
   *
   * @param check ends the wait
   * @return in the system's order, at least one
   * @throws UnknownHostException if this system does not know the name
   */
  public List<InetAddress> resolve(String host, StopCheck check)
      throws InterruptedException, UnknownHostException {
    CompletableFuture<List<InetAddress>> addresses = resolve(host);
    try {
      return check.await(addresses);
    } catch (ExecutionException e) {
      UnknownHostException unknown = new UnknownHostException(host);
      unknown.initCause(e.getCause());
      throw unknown;
    } finally {
      addresses.cancel(true);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
