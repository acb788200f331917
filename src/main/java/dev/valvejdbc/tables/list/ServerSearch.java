package dev.valvejdbc.tables.list;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.client.a2s.Answer.Failed;
import dev.valvejdbc.client.a2s.Scan;
import dev.valvejdbc.client.a2s.ScanOptions;
import dev.valvejdbc.client.a2s.ServerBrowser;
import dev.valvejdbc.client.a2s.Visit;
import dev.valvejdbc.protocol.a2s.Question;
import dev.valvejdbc.waiting.Waiting;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the query port behind a game port: at the port itself, at ports near by, and where
 * games are known to put it. The first server that says it is the one ends the search.
 */
final class ServerSearch {
  private final ServerBrowser browser;
  private final ScanOptions options;
  private final StopCheck check;

  ServerSearch(ServerBrowser browser, ScanOptions options, StopCheck check) {
    this.browser = browser;
    this.options = options;
    this.check = check;
  }

  /**
   * What was found near by.
   *
   * @param servers the one that players join at the address; else the one that is asked there;
   *     without a port, all
   * @param host what the name resolved to, once for all ports; null if it did not, or nothing there
   *     may be asked
   * @param refusal why nothing there may be asked; null where something may
   */
  record NearBy(List<FoundServer> servers, @Nullable InetAddress host, @Nullable String refusal) {}

  /** Asks the servers near an address. */
  NearBy nearBy(SoughtAddress sought) throws InterruptedException {
    InetAddress host = null;
    String refusal = null;
    List<FoundServer> all = new ArrayList<>();
    Set<String> candidates = sought.candidates();
    try (Scan scan = browser.scan(options)) {
      for (String candidate : candidates) {
        while (!scan.ask(candidate, EnumSet.of(Question.INFO), candidate)) {
          check.check();
          scan.awaitRoom(Waiting.SLICE);
        }
      }
      for (int left = candidates.size(); left > 0; left--) {
        Visit visit = check.await(scan::poll);
        InetSocketAddress peer = visit.peer();
        if (visit.info() instanceof Failed<?> failed && failed.failure() == Failure.REFUSED) {
          refusal = failed.reason();
        } else if (peer != null) {
          host = peer.getAddress();
        }
        FoundServer server = FoundServer.of(sought.asked(), sought.isAt(visit.address()), visit);
        if (server != null && sought.hasPort() && sought.isJoined(server)) {
          return new NearBy(List.of(server), host, null);
        }
        if (server != null) {
          all.add(server);
        }
      }
    }
    return new NearBy(
        sought.hasPort() ? all.stream().filter(s -> sought.isAt(s.addr())).toList() : all,
        host,
        host == null ? refusal : null);
  }
}
