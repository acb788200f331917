package dev.valvejdbc.engine;

import dev.valvejdbc.client.NameResolver;
import dev.valvejdbc.client.a2s.A2sBrowser;
import dev.valvejdbc.client.a2s.ServerBrowser;
import dev.valvejdbc.client.console.RefusedPasswords;
import dev.valvejdbc.client.list.ServerLists;
import dev.valvejdbc.client.webapi.HttpConnections;
import dev.valvejdbc.client.webapi.RateLimits;
import dev.valvejdbc.client.webapi.WebApiAnswers;
import dev.valvejdbc.options.ConnectionProperties;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the connections of one driver share: a socket with its limits, the cache. It comes with the
 * first connection and goes with the last.
 */
final class SharedNetwork {
  private final ServerLists lists = new ServerLists();
  private final WebApiAnswers answers = new WebApiAnswers();
  private final RefusedPasswords refused = new RefusedPasswords();
  private final HttpConnections http = new HttpConnections();
  private final RateLimits limits = new RateLimits();
  private final NameResolver names = new NameResolver();
  private final List<Integer> packetRates = new ArrayList<>();
  private @Nullable A2sBrowser browser;

  /** The server lists read last. */
  ServerLists lists() {
    return lists;
  }

  /** The answers of the Web API read last. */
  WebApiAnswers answers() {
    return answers;
  }

  /** The console passwords that were refused lately. */
  RefusedPasswords refused() {
    return refused;
  }

  /** The connections to Web APIs. */
  HttpConnections http() {
    return http;
  }

  /** Resolves names for all. */
  NameResolver names() {
    return names;
  }

  /** The limits of the Web API. */
  RateLimits limits() {
    return limits;
  }

  /** Takes part in the network; the strictest limit of all connections holds. */
  synchronized Lease<ServerBrowser> join(int packetRate) {
    A2sBrowser shared = browser;
    if (shared == null) {
      shared = new A2sBrowser(ConnectionProperties.MOST_IN_FLIGHT, names);
      browser = shared;
    }
    packetRates.add(packetRate);
    shared.limitPackets(strictest());
    return new Lease<>(shared, () -> leave(packetRate));
  }

  /** The last one to leave ends it. */
  private synchronized void leave(int packetRate) {
    packetRates.remove((Integer) packetRate);
    A2sBrowser shared = browser;
    if (shared == null) {
      return;
    }
    if (packetRates.isEmpty()) {
      shared.close();
      http.close();
      browser = null;
    } else {
      shared.limitPackets(strictest());
    }
  }

  /** Whether nobody takes part. */
  synchronized boolean isIdle() {
    return browser == null;
  }

  private int strictest() {
    return packetRates.stream().mapToInt(Integer::intValue).filter(r -> r > 0).min().orElse(0);
  }
}
