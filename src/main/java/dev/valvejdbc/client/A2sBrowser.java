package dev.valvejdbc.client;

import dev.valvejdbc.client.Answer.Answered;
import dev.valvejdbc.client.Answer.Failed;
import dev.valvejdbc.net.DatagramExchange;
import dev.valvejdbc.net.ExchangeCounts;
import dev.valvejdbc.protocol.a2s.Question;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Browses game servers by A2S over one datagram exchange. */
public final class A2sBrowser implements ServerBrowser {
  /** The largest number of servers that can be asked at once. */
  public static final int MOST_IN_FLIGHT = 65_536;

  private final DatagramExchange exchange;
  private final NameResolver resolver = new NameResolver();
  private final AnswerCache cache = new AnswerCache();
  private final ChallengeMemory challenges = new ChallengeMemory();
  private final RoundTrips roundTrips = new RoundTrips();
  private final Map<InetSocketAddress, List<Flight>> flights = new HashMap<>();

  /**
   * Makes a browser; its socket and thread come with the first question.
   *
   * @param maxInFlight servers asked at once over all scans, at most
   */
  public A2sBrowser(int maxInFlight) {
    exchange = new DatagramExchange(maxInFlight);
  }

  /** Limits the packets sent per second over all scans; 0 lifts the limit. */
  public void limitPackets(int perSecond) {
    exchange.limitPackets(perSecond);
  }

  /** What passed through the socket so far. */
  public ExchangeCounts packets() {
    return exchange.counts();
  }

  @Override
  public Scan scan(ScanOptions options) {
    return new BrowserScan(this, options);
  }

  @Override
  public void close() {
    resolver.close();
    exchange.close();
  }

  DatagramExchange exchange() {
    return exchange;
  }

  NameResolver resolver() {
    return resolver;
  }

  /** Answers what it can from the cache, on the asker's thread; true if that was all. */
  boolean fromCache(PendingVisit visit, InetSocketAddress peer) {
    ScanOptions options = visit.scan.options();
    if (options.cacheTtl().isZero()) {
      return false;
    }
    for (Question question : visit.questions) {
      Answered<?> known = cache.get(peer, question, options.cacheTtl());
      if (known != null) {
        visit.scan.counts().cacheHits.incrementAndGet();
        visit.take(question, known);
      }
    }
    return visit.isWhole();
  }

  void cached(InetSocketAddress peer, Question question, Answered<?> answer) {
    cache.put(peer, question, answer);
  }

  A2sConversation conversation(
      InetSocketAddress peer, Set<Question> questions, ScanOptions options, Flight flight) {
    return new A2sConversation(peer, questions, options, challenges, roundTrips, flight);
  }

  /** Joins the questions under way and asks the rest; on the network thread. */
  void start(PendingVisit visit, InetSocketAddress peer) {
    if (visit.scan.isClosed()) {
      return;
    }
    EnumSet<Question> missing = EnumSet.noneOf(Question.class);
    for (Question question : visit.questions) {
      if (visit.lacks(question) && !joined(visit, peer, question)) {
        missing.add(question);
      }
    }
    if (!missing.isEmpty()) {
      Flight flight = new Flight(this, peer, missing, visit);
      flights.computeIfAbsent(peer, p -> new ArrayList<>(1)).add(flight);
      exchange.converse(peer, flight.conversation);
    }
  }

  private boolean joined(PendingVisit visit, InetSocketAddress peer, Question question) {
    for (Flight flight : flights.getOrDefault(peer, List.of())) {
      if (flight.asks(question)) {
        flight.join(visit);
        return true;
      }
    }
    return false;
  }

  void landed(Flight flight) {
    List<Flight> ofPeer = flights.get(flight.peer);
    if (ofPeer != null && ofPeer.remove(flight) && ofPeer.isEmpty()) {
      flights.remove(flight.peer);
    }
  }

  /** Drops the questions that only a closed scan waited for; on the network thread. */
  void leave(BrowserScan scan) {
    List<Flight> all = flights.values().stream().flatMap(List::stream).toList();
    for (Flight flight : all) {
      if (flight.leave(scan)) {
        exchange.abandon(flight.peer, flight.conversation);
        landed(flight);
      }
    }
  }

  /** Ends a visit to an address that cannot be asked. */
  static void fail(PendingVisit visit, Failure failure, String reason) {
    for (Question question : visit.questions) {
      if (visit.take(question, new Failed<>(failure, reason, 0, Instant.now()))) {
        visit.scan.finished(visit);
      }
    }
  }
}
