package dev.valvejdbc.client.list;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.valvejdbc.client.HeapPart;
import dev.valvejdbc.protocol.master.ListedServer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What lists said of servers lately, by their address. Safe for many threads. */
public final class ListedDetails {
  private static final int MOST = 50_000;
  private static final int SHARE_OF_HEAP = 16;

  private final Cache<String, Said> servers =
      Caffeine.newBuilder()
          .maximumSize(Math.min(MOST, HeapPart.oneOf(SHARE_OF_HEAP).holds(ListPage.DETAILED)))
          .executor(Runnable::run)
          .build();

  private record Said(ListedServer server, long at) {}

  /** Remembers what a list says. */
  public void add(ListedServer server) {
    servers.put(server.addr(), new Said(server, System.nanoTime()));
  }

  /** What was said no longer ago than a time; null for nothing. */
  public @Nullable ListedServer of(String addr, Duration ttl) {
    Said said = servers.getIfPresent(addr);
    if (said == null || System.nanoTime() - said.at > ttl.toNanos()) {
      return null;
    }
    return said.server;
  }
}
