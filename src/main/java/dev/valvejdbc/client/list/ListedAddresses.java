package dev.valvejdbc.client.list;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** Remembers for an hour the addresses that server lists brought, the last million of them. */
public final class ListedAddresses {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int MOST = 1_000_000;

  private final Cache<String, Boolean> addresses =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterWrite(KEPT)
          .executor(Runnable::run)
          .build();

  /** Remembers an address, in the one form that its asker uses for all. */
  public void add(String address) {
    addresses.put(address, true);
  }

  /** Whether a list brought it. */
  public boolean contains(String address) {
    return addresses.getIfPresent(address) != null;
  }
}
