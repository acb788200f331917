package dev.valvejdbc.sql;

import dev.valvejdbc.client.ScanOptions;
import dev.valvejdbc.client.ServerBrowser;
import java.time.Duration;
import java.util.List;

/**
 * What the tables of one connection work with.
 *
 * @param browser asks the game servers; shared with other connections
 * @param timeout the deadline of one question
 * @param maxCalls packets that one statement may send
 * @param named the servers of my_servers
 */
public record Session(
    ServerBrowser browser,
    Duration timeout,
    int retries,
    int maxInFlight,
    Duration cacheTtl,
    OnError onError,
    long maxCalls,
    List<NamedServer> named,
    Diagnostics diagnostics) {

  public Session {
    named = List.copyOf(named);
  }

  ScanOptions scanOptions(dev.valvejdbc.client.PacketBudget budget) {
    return new ScanOptions(timeout, retries, maxInFlight, cacheTtl, budget);
  }
}
