package dev.valvejdbc.tables.statement;

import dev.valvejdbc.client.ServerAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The addresses that server lists brought into a statement and that are not to be asked, since they
 * are not public, whatever their spelling. Safe for many threads.
 */
public final class PlantedAddresses {
  private final Set<String> addresses = ConcurrentHashMap.newKeySet();

  /** Adds an address. */
  public void add(ServerAddress address) {
    addresses.add(address.canonical());
  }

  /** Whether an address was added, by its canonical text. */
  boolean contains(String canonical) {
    return addresses.contains(canonical);
  }
}
