package dev.valvejdbc.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Resolves host names on threads of its own, which go when there is nothing to resolve. */
final class NameResolver implements AutoCloseable {
  private static final int THREADS = 8;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS, THREADS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), NameResolver::thread);

  NameResolver() {
    threads.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "valve-jdbc-resolver");
    thread.setDaemon(true);
    return thread;
  }

  CompletableFuture<InetAddress> resolve(String host) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return InetAddress.getByName(host);
          } catch (UnknownHostException e) {
            throw new CompletionException(e);
          }
        },
        threads);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
