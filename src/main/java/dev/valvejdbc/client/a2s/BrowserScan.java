package dev.valvejdbc.client.a2s;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NameResolver;
import dev.valvejdbc.client.PublicAddresses;
import dev.valvejdbc.client.ServerAddress;
import dev.valvejdbc.errors.Breakdown;
import dev.valvejdbc.protocol.a2s.Question;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Decides which addresses of a scan are asked, and by which way. */
final class BrowserScan implements Scan {
  private final Flights flights;
  private final NameResolver resolver;
  private final ScanOptions options;
  private final VisitQueue visits;
  private final Map<String, CompletableFuture<List<InetAddress>>> names = new ConcurrentHashMap<>();

  BrowserScan(Flights flights, NameResolver resolver, ScanOptions options) {
    this.flights = flights;
    this.resolver = resolver;
    this.options = options;
    this.visits = new VisitQueue(options);
  }

  @Override
  public ScanCounts counts() {
    return visits.counts();
  }

  @Override
  public boolean ask(String address, Set<Question> questions, Object token) {
    if (!visits.enter()) {
      return false;
    }
    PendingVisit visit = new PendingVisit(visits, address, questions, token);
    ServerAddress parsed;
    try {
      parsed = ServerAddress.parse(address);
    } catch (IllegalArgumentException e) {
      visit.fail(Failure.MALFORMED, "it is not an address: " + String.valueOf(e.getMessage()));
      return true;
    }
    String refusal = options.policy().refusal(parsed);
    if (refusal != null) {
      visit.fail(Failure.REFUSED, refusal);
      return true;
    }
    InetAddress literal = parsed.literal();
    if (literal != null) {
      ask(visit, parsed, literal);
    } else {
      askByName(visit, parsed);
    }
    return true;
  }

  /** Of a thread whose errors nobody would hear. */
  private void askOrFail(PendingVisit visit, ServerAddress address, InetAddress host) {
    try {
      ask(visit, address, host);
    } catch (Throwable e) {
      visit.fail(Failure.UNREACHABLE, Breakdown.clause(e));
    }
  }

  /** Asks the very address that is judged. */
  private void ask(PendingVisit visit, ServerAddress address, InetAddress host) {
    InetSocketAddress peer = new InetSocketAddress(host, address.port());
    visit.peer = peer;
    String refusal = options.policy().refusal(address, peer);
    if (refusal != null) {
      visit.fail(Failure.REFUSED, refusal);
    } else if (PublicAddresses.isRelay(peer.getAddress())) {
      askOffNetwork(visit, peer);
    } else {
      flights.ask(visit, peer);
    }
  }

  private void askOffNetwork(PendingVisit visit, InetSocketAddress peer) {
    OffNetwork way = options.offNetwork();
    String none =
        way == null ? "it is an address of Steam's relay, which no packet reaches" : way.refusal();
    if (way == null || none != null) {
      visit.fail(Failure.UNREACHABLE, String.valueOf(none));
    } else {
      way.ask(peer, visit.questions, visits, visit::take);
    }
  }

  private void askByName(PendingVisit visit, ServerAddress address) {
    var unused =
        names
            .computeIfAbsent(address.host(), resolver::resolve)
            .whenComplete(
                (hosts, trouble) -> {
                  if (visits.isClosed()) {
                    return;
                  }
                  if (trouble == null) {
                    askOrFail(visit, address, hosts.get(0));
                  } else {
                    visit.fail(
                        Failure.UNREACHABLE,
                        "the host name '" + address.host() + "' is not known to this system");
                  }
                });
  }

  @Override
  public @Nullable Visit poll(long nanos) throws InterruptedException {
    return visits.poll(nanos);
  }

  @Override
  public void awaitRoom(long nanos) throws InterruptedException {
    visits.awaitRoom(nanos);
  }

  @Override
  public void close() {
    if (!visits.isClosed()) {
      visits.close();
      if (visits.hasVisitsUnderWay()) {
        flights.leave(visits);
      }
    }
  }
}
