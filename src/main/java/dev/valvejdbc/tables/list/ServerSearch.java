package dev.valvejdbc.tables.list;

import dev.valvejdbc.client.AddressPolicy;
import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.client.ServerAddress;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.client.a2s.Answer.Failed;
import dev.valvejdbc.client.a2s.Scan;
import dev.valvejdbc.client.a2s.Visit;
import dev.valvejdbc.client.list.ServersAtAddress;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.protocol.a2s.Question;
import dev.valvejdbc.tables.a2s.A2sSettings;
import dev.valvejdbc.tables.statement.KnownServers;
import dev.valvejdbc.tables.statement.StatementCheck;
import dev.valvejdbc.tables.statement.StatementSettings;
import dev.valvejdbc.tables.statement.Troubles;
import dev.valvejdbc.wire.ShownText;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the query port behind a game port: at the port itself, where games are known to put it,
 * and last at Steam, which knows the servers of an address.
 */
final class ServerSearch {
  /** Query port less game port, game by game; hosts change them. */
  private static final List<Integer> DISTANCES =
      List.of(1, -1, 2, 3, 10, 15, 29, 19_238, 19_378, 51_800);

  private static final int DAYZ_GAME = 2_302;
  private static final int DAYZ_QUERY = 27_016;
  private static final int STANDARD = 27_015;
  private static final int LAST_PORT = 65_535;

  private final A2sSettings settings;
  private final KnownServers known;
  private final AddressPolicy policy;
  private final Troubles troubles;
  private final @Nullable ServersAtAddress steam;
  private final PacketBudget budget;
  private final StatementCheck check;
  private @Nullable InetAddress host;
  private @Nullable String refusal;
  private boolean anyPermitted;
  private final String asked;
  private final ServerAddress address;

  /**
   * Prepares a search.
   *
   * @param statements says which servers may be asked
   * @param steam what Steam knows of an address; null where it is not asked
   * @param budget of the statement
   * @param asked the address that players join
   */
  ServerSearch(
      A2sSettings settings,
      StatementSettings statements,
      @Nullable ServersAtAddress steam,
      LookupStatement statement,
      PacketBudget budget,
      String asked) {
    this.settings = settings;
    this.known = statements.known();
    this.policy = statements.policy(statement);
    this.troubles = new Troubles(statements, statement);
    this.steam = steam;
    this.budget = budget;
    this.check = new StatementCheck(statement, budget);
    this.asked = asked;
    try {
      address = ServerAddress.parse(asked);
    } catch (IllegalArgumentException e) {
      throw SqlError.SERVER_TO_FIND.inStatement(asked, e.getMessage());
    }
    String unknown = known.refusal(address);
    if (unknown != null) {
      throw SqlError.SERVER_TO_FIND.inStatement(ShownText.of(asked), unknown);
    }
  }

  /** The servers found: those whose game port was asked for, or the one at the address itself. */
  List<FoundServer> run() {
    try {
      List<FoundServer> answered = neighbours();
      List<FoundServer> found = answered.stream().filter(f -> isWanted(f)).toList();
      String refused = anyPermitted ? null : refusal;
      if (refused != null) {
        troubles.tell("find_server does not look for '" + asked + "': " + refused + ".", "");
        return List.of();
      }
      return found.isEmpty() ? fromSteam() : found;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while looking for a server", e);
    }
  }

  private boolean isWanted(FoundServer server) {
    Integer port = server.gamePort();
    return server.addr().equals(asked) || (port != null && port == address.port());
  }

  private List<FoundServer> neighbours() throws InterruptedException {
    List<FoundServer> found = new ArrayList<>();
    Set<String> candidates = candidates();
    try (Scan scan = settings.browser().scan(settings.scan(budget, policy))) {
      for (String candidate : candidates) {
        while (!scan.ask(candidate, EnumSet.of(Question.INFO), candidate)) {
          scan.awaitRoom(StopCheck.SLICE);
          check.check();
        }
      }
      for (int left = candidates.size(); left > 0; ) {
        check.check();
        Visit visit = scan.poll(StopCheck.SLICE);
        if (visit == null) {
          continue;
        }
        left--;
        note(visit);
        FoundServer server = FoundServer.of(asked, visit);
        if (server != null) {
          found.add(server);
        }
        if (server != null && server.gamePort() != null && isWanted(server)) {
          return List.of(server); // it says itself that it is the one
        }
      }
    }
    return found;
  }

  /** Keeps what the name resolved to, once for all candidates, and whether any may be asked. */
  private void note(Visit visit) {
    InetSocketAddress peer = visit.peer();
    if (visit.info() instanceof Failed<?> failed && failed.failure() == Failure.REFUSED) {
      refusal = failed.reason();
    } else if (peer != null) {
      anyPermitted = true;
      host = peer.getAddress();
    }
  }

  private Set<String> candidates() {
    Set<String> candidates = new LinkedHashSet<>();
    candidates.add(asked);
    DISTANCES.forEach(d -> add(candidates, address.port() + d));
    add(candidates, STANDARD);
    if (address.port() >= DAYZ_GAME && address.port() < DAYZ_GAME + 10_000) {
      add(candidates, DAYZ_QUERY + (address.port() - DAYZ_GAME) / 100);
    }
    return candidates;
  }

  private void add(Set<String> candidates, int port) {
    if (port > 0 && port <= LAST_PORT) {
      String host = address.host();
      String candidate = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
      if (known.refusal(ServerAddress.parse(candidate)) == null) {
        candidates.add(candidate);
      }
    }
  }

  private List<FoundServer> fromSteam() throws InterruptedException {
    InetAddress resolved = host;
    return steam == null || resolved == null
        ? List.of()
        : steam.of(resolved, check).stream()
            .filter(s -> s.gamePort() == address.port())
            .peek(s -> known.add(ServerAddress.parse(s.addr())))
            .map(
                s ->
                    new FoundServer(
                        asked, s.addr(), "steam", s.gamePort(), null, null, s.gamedir(), s.appId()))
            .toList();
  }
}
