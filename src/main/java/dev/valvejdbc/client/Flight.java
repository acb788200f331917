package dev.valvejdbc.client;

import dev.valvejdbc.client.Answer.Answered;
import dev.valvejdbc.client.Answer.Failed;
import dev.valvejdbc.protocol.a2s.A2sMessage;
import dev.valvejdbc.protocol.a2s.Question;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One conversation and all the visits that wait for its answers; of the network thread alone. */
final class Flight implements A2sConversation.Listener {
  final InetSocketAddress peer;
  final A2sConversation conversation;
  private final A2sBrowser browser;
  private final EnumSet<Question> open;
  private final List<PendingVisit> askers = new ArrayList<>(1);
  private final ScanCounts counts;
  private final PacketBudget budget;

  Flight(A2sBrowser browser, InetSocketAddress peer, Set<Question> questions, PendingVisit first) {
    this.browser = browser;
    this.peer = peer;
    this.open = EnumSet.copyOf(questions);
    this.counts = first.scan.counts();
    this.budget = first.scan.options().budget();
    askers.add(first);
    conversation = browser.conversation(peer, questions, first.scan.options(), this);
  }

  boolean asks(Question question) {
    return open.contains(question);
  }

  void join(PendingVisit asker) {
    if (!askers.contains(asker)) {
      askers.add(asker);
    }
  }

  /** Lets go of the askers of a closed scan; true if nobody waits any more. */
  boolean leave(BrowserScan scan) {
    askers.removeIf(a -> a.scan == scan);
    return askers.isEmpty();
  }

  @Override
  public void answered(Question question, A2sMessage value, long pingNanos, int attempts) {
    Answered<A2sMessage> answer =
        new Answered<>(value, pingNanos, attempts, Instant.now(), System.nanoTime());
    if (askers.stream().anyMatch(a -> !a.scan.options().cacheTtl().isZero())) {
      browser.cached(peer, question, answer);
    }
    landed(question, answer);
  }

  @Override
  public void failed(Question question, Failure failure, String reason, int attempts) {
    if (failure == Failure.TIMEOUT) {
      counts.timeouts.incrementAndGet();
    }
    landed(question, new Failed<>(failure, reason, attempts, Instant.now()));
  }

  private void landed(Question question, Answer<?> answer) {
    open.remove(question);
    for (PendingVisit asker : askers) {
      if (asker.take(question, answer)) {
        asker.scan.finished(asker);
      }
    }
    if (open.isEmpty()) {
      browser.landed(this);
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
}
