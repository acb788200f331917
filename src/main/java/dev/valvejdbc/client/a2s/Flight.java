package dev.valvejdbc.client.a2s;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.client.a2s.Answer.Answered;
import dev.valvejdbc.client.a2s.Answer.Failed;
import dev.valvejdbc.protocol.TextEncoding;
import dev.valvejdbc.protocol.a2s.A2sMessage;
import dev.valvejdbc.protocol.a2s.Question;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One conversation and all the visits that wait for its answers; of the network thread alone. */
final class Flight implements ConversationListener {
  final InetSocketAddress peer;
  final TextEncoding encoding;
  final A2sConversation conversation;
  private final AnswerCache cache;
  private final Silences silences;
  private final Silences.Patience patience;
  private final BiConsumer<Flight, Supplier<A2sMessage>> decoding;
  private final Consumer<Flight> whenOver;
  private final EnumSet<Question> open;
  private final List<PendingVisit> visits = new ArrayList<>(1);
  private final ScanCounts counts;
  private final PacketBudget budget;

  /**
   * Makes a flight that nobody but its first visit has joined.
   *
   * @param questions those that the visit lacks, not empty
   * @param decoding decodes costly messages on another thread
   * @param whenOver told once when every question is answered
   */
  Flight(
      InetSocketAddress peer,
      Set<Question> questions,
      PendingVisit first,
      ServerMemory memory,
      BiConsumer<Flight, Supplier<A2sMessage>> decoding,
      Consumer<Flight> whenOver) {
    ScanOptions options = first.scan.options();
    this.peer = peer;
    this.encoding = first.encoding;
    this.cache = memory.answers();
    this.silences = memory.silences();
    this.patience = options.patience();
    this.decoding = decoding;
    this.whenOver = whenOver;
    this.open = EnumSet.copyOf(questions);
    this.counts = first.scan.counts();
    this.budget = options.budget();
    visits.add(first);
    conversation =
        new A2sConversation(
            peer, questions, options, memory.challenges(), memory.roundTrips(), encoding, this);
  }

  boolean asks(Question question) {
    return open.contains(question);
  }

  void join(PendingVisit visit) {
    if (!visits.contains(visit)) {
      visits.add(visit);
    }
  }

  /** Lets go of the visits of a closed scan; true if nobody waits any more. */
  boolean leave(VisitQueue scan) {
    visits.removeIf(v -> v.scan == scan);
    return visits.isEmpty();
  }

  @Override
  public void answered(
      Question question, A2sMessage value, @Nullable Long pingNanos, int attempts, long now) {
    Answered<A2sMessage> answer = new Answered<>(value, pingNanos, attempts, Instant.now(), now);
    if (isToBeKept()) {
      cache.put(peer, encoding, question, answer);
    }
    silences.forget(peer, question);
    landed(question, answer);
  }

  @Override
  public void failed(
      Question question, Failure failure, String reason, int attempts, boolean waited) {
    if (failure == Failure.TIMEOUT) {
      counts.timeouts.incrementAndGet();
    }
    Failed<?> failed = new Failed<>(failure, reason, attempts, Instant.now());
    if (waited || failure == Failure.UNREACHABLE) {
      keep(question, failed);
    }
    landed(question, failed);
  }

  private boolean isToBeKept() {
    for (PendingVisit visit : visits) {
      if (!visit.scan.options().cacheTtl().isZero()) {
        return true;
      }
    }
    return false;
  }

  /** Of failures that came at once a server may be better the next time it is asked. */
  private void keep(Question question, Failed<?> failed) {
    if (isToBeKept()) {
      silences.put(peer, question, failed, patience);
    }
    for (PendingVisit visit : visits) {
      Silences shared = visit.scan.options().silences();
      if (shared != null) {
        shared.put(peer, question, failed, patience);
      }
    }
  }

  private void landed(Question question, Answer<?> answer) {
    open.remove(question);
    for (PendingVisit visit : visits) {
      visit.take(question, answer);
    }
    if (open.isEmpty()) {
      whenOver.accept(this);
    }
  }

  @Override
  public void sent(boolean again) {
    budget.spend();
    counts.sent.incrementAndGet();
    if (again) {
      counts.retries.incrementAndGet();
    }
  }

  @Override
  public void received() {
    counts.received.incrementAndGet();
  }

  @Override
  public void decode(Supplier<A2sMessage> costly) {
    decoding.accept(this, costly);
  }

  /** Whether nobody waits for an answer any more. */
  boolean isOver() {
    return open.isEmpty() || visits.isEmpty();
  }
}
