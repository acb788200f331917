package dev.valvejdbc.tables.list;

import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.client.a2s.Scan;
import dev.valvejdbc.client.a2s.ScanOptions;
import dev.valvejdbc.client.a2s.ServerBrowser;
import dev.valvejdbc.client.a2s.Visit;
import dev.valvejdbc.protocol.a2s.Question;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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
   * The servers that answer.
   *
   * @return the one that players join at the address; else the one that is asked there; without a
   *     port, all
   */
  List<FoundServer> nearBy(SoughtAddress sought) throws InterruptedException {
    List<FoundServer> all = new ArrayList<>();
    Set<String> candidates = sought.candidates();
    try (Scan scan = browser.scan(options)) {
      for (String candidate : candidates) {
        while (!scan.ask(candidate, EnumSet.of(Question.INFO), candidate)) {
          check.check();
          scan.awaitRoom(StopCheck.SLICE);
        }
      }
      for (int left = candidates.size(); left > 0; ) {
        check.check();
        Visit visit = scan.poll(StopCheck.SLICE);
        if (visit == null) {
          continue;
        }
        left--;
        FoundServer server = FoundServer.of(sought.asked(), sought.isAt(visit.address()), visit);
        if (server != null && sought.hasPort() && sought.isJoined(server)) {
          return List.of(server);
        }
        if (server != null) {
          all.add(server);
        }
      }
    }
    return sought.hasPort() ? all.stream().filter(s -> sought.isAt(s.addr())).toList() : all;
  }
}
