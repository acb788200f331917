package dev.valvejdbc.client;

import dev.valvejdbc.net.Conversation;
import dev.valvejdbc.protocol.a2s.A2sCodec;
import dev.valvejdbc.protocol.a2s.A2sMessage;
import dev.valvejdbc.protocol.a2s.A2sRequest;
import dev.valvejdbc.protocol.a2s.Question;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A conversation played without a network: what it sends and what comes of it, as lines of text.
 */
final class Dialogue implements A2sConversation.Listener {
  final List<String> log = new ArrayList<>();
  final ChallengeMemory memory;
  private final A2sConversation conversation;
  private final InetSocketAddress peer =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 27015);
  private long now = 1_000_000_000;
  private long next;

  Dialogue(int retries, Set<Question> questions) {
    this(retries, questions, new ChallengeMemory());
  }

  Dialogue(int retries, Set<Question> questions, ChallengeMemory memory) {
    this.memory = memory;
    ScanOptions options =
        new ScanOptions(Duration.ofSeconds(3), retries, 10, Duration.ZERO, new PacketBudget(1_000));
    conversation = new A2sConversation(peer, questions, options, memory, new RoundTrips(), this);
    next = conversation.begin(this::sent, now);
  }

  private void sent(byte[] datagram) {
    A2sRequest request = A2sRequest.decode(ByteBuffer.wrap(datagram));
    log.add(
        "> " + request.question() + (request.challenge() == null ? "" : " " + request.challenge()));
  }

  Dialogue hears(A2sMessage message) {
    return hears(A2sCodec.encode(message));
  }

  Dialogue hears(byte[] datagram) {
    now += 1_000_000;
    next = conversation.received(ByteBuffer.wrap(datagram), this::sent, now);
    return this;
  }

  /** Lets the time pass that it asked for. */
  Dialogue waits() {
    now = next;
    next = conversation.elapsed(this::sent, now);
    return this;
  }

  Dialogue waitsToTheEnd() {
    while (!isOver()) {
      waits();
    }
    return this;
  }

  boolean isOver() {
    return next == Conversation.DONE || next == Conversation.DONE_SILENT;
  }

  @Override
  public void answered(Question question, A2sMessage answer, long pingNanos, int attempts) {
    log.add(question + " " + answer.getClass().getSimpleName() + " after " + attempts);
  }

  @Override
  public void failed(Question question, Failure failure, String reason, int attempts) {
    log.add(question + " " + failure + " after " + attempts + ": " + reason);
  }

  @Override
  public void sent(boolean again) {}

  @Override
  public void received() {}
}
