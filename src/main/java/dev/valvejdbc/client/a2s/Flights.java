package dev.valvejdbc.client.a2s;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.LimitState;
import dev.valvejdbc.client.a2s.Answer.Answered;
import dev.valvejdbc.client.a2s.Answer.Failed;
import dev.valvejdbc.errors.Breakdown;
import dev.valvejdbc.net.AddressMap;
import dev.valvejdbc.net.DatagramExchange;
import dev.valvejdbc.protocol.a2s.Question;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The questions under way over all scans: who wants what another asks already joins it. */
final class Flights {
  private final DatagramExchange exchange;
  private final ServerMemory memory = new ServerMemory();
  private final Decoding decoding;

  /** Of the network thread alone. */
  private final AddressMap<List<Flight>> flights = new AddressMap<>();

  Flights(DatagramExchange exchange) {
    this.exchange = exchange;
    this.decoding = new Decoding(exchange);
  }

  /** How much of their memory the answers that are kept take. */
  LimitState memory() {
    return memory.answers().memory();
  }

  /** Answers a visit: from the cache on the asker's thread, the rest by the network. */
  void ask(PendingVisit visit, InetSocketAddress peer) {
    if (!isAnsweredFromCache(visit, peer)) {
      exchange.execute(() -> startOrFail(visit, peer));
    }
  }

  private boolean isAnsweredFromCache(PendingVisit visit, InetSocketAddress peer) {
    ScanOptions options = visit.scan.options();
    for (Question question : visit.questions) {
      Answer<?> known = known(visit, peer, question, options);
      if (known != null) {
        visit.scan.counts().cacheHits.incrementAndGet();
        visit.take(question, known);
      }
    }
    return visit.isWhole();
  }

  private @Nullable Answer<?> known(
      PendingVisit visit, InetSocketAddress peer, Question question, ScanOptions options) {
    Duration ttl = options.cacheTtl();
    if (!ttl.isZero()) {
      Answered<?> answered = memory.answers().get(peer, visit.encoding, question, ttl);
      Failed<?> failed =
          answered == null ? memory.silences().get(peer, question, options.patience(), ttl) : null;
      if (answered != null || failed != null) {
        return answered != null ? answered : failed;
      }
    }
    return knownToStatement(peer, question, options);
  }

  /** Who was silent about INFO is not waited for again by a statement, whatever it asks next. */
  private static @Nullable Failed<?> knownToStatement(
      InetSocketAddress peer, Question question, ScanOptions options) {
    Silences shared = options.silences();
    if (shared == null) {
      return null;
    }
    Failed<?> own = shared.get(peer, question, options.patience(), Silences.LONGEST_TTL);
    if (own != null || question == Question.INFO) {
      return own;
    }
    Failed<?> info = shared.get(peer, Question.INFO, options.patience(), Silences.LONGEST_TTL);
    return info == null || info.failure() == Failure.MALFORMED ? null : info; // that one is there
  }

  private void startOrFail(PendingVisit visit, InetSocketAddress peer) {
    try {
      start(visit, peer);
    } catch (Throwable e) { // whatever it is, the visit has to end
      visit.fail(Failure.UNREACHABLE, Breakdown.clause(e));
    }
  }

  private void start(PendingVisit visit, InetSocketAddress peer) {
    if (visit.scan.isClosed()) {
      return;
    }
    List<Flight> ofPeer = flights.get(peer);
    EnumSet<Question> missing = EnumSet.noneOf(Question.class);
    for (Question question : visit.questions) {
      if (visit.lacks(question) && (ofPeer == null || !isJoined(visit, ofPeer, question))) {
        missing.add(question);
      }
    }
    if (!missing.isEmpty()) {
      Flight flight = new Flight(peer, missing, visit, memory, decoding::decode, this::landed);
      if (ofPeer == null) {
        ofPeer = new ArrayList<>(1);
        flights.put(peer, ofPeer);
      }
      ofPeer.add(flight);
      exchange.converse(peer, flight.conversation);
    }
  }

  private static boolean isJoined(PendingVisit visit, List<Flight> ofPeer, Question question) {
    for (Flight flight : ofPeer) {
      if (flight.encoding.equals(visit.encoding) && flight.asks(question)) {
        flight.join(visit);
        return true;
      }
    }
    return false;
  }

  private void landed(Flight flight) {
    List<Flight> ofPeer = flights.get(flight.peer);
    if (ofPeer != null && ofPeer.remove(flight) && ofPeer.isEmpty()) {
      flights.remove(flight.peer);
    }
  }

  /** Drops the questions that only a closed scan waited for. */
  void leave(VisitQueue scan) {
    try {
      exchange.execute(() -> drop(scan));
    } catch (IllegalStateException e) {
      // the exchange is closed, and with it everything under way
    }
  }

  /** Ends the thread behind these flights. */
  void close() {
    decoding.close();
  }

  private void drop(VisitQueue scan) {
    List<Flight> all = flights.values().stream().flatMap(List::stream).toList();
    for (Flight flight : all) {
      if (flight.leave(scan)) {
        exchange.abandon(flight.peer, flight.conversation);
        landed(flight);
      }
    }
  }
}
