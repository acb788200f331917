package dev.valvejdbc.client.a2s;

import dev.valvejdbc.client.AddressPolicy;
import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.client.ServerEncodings;
import dev.valvejdbc.net.Conversation;
import dev.valvejdbc.protocol.TextEncoding;
import dev.valvejdbc.protocol.a2s.A2sCodec;
import dev.valvejdbc.protocol.a2s.A2sMessage;
import dev.valvejdbc.protocol.a2s.A2sRequest;
import dev.valvejdbc.protocol.a2s.Question;
import dev.valvejdbc.wire.MalformedException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One conversation at a clock of its own: what it sends and what comes of it, as lines of text. */
final class Talk implements Conversation.Line, ConversationListener {
  static final InetSocketAddress PEER = new InetSocketAddress("192.0.2.1", 27015);

  final List<String> sent = new ArrayList<>();
  final List<String> outcome = new ArrayList<>();
  final List<A2sMessage> answers = new ArrayList<>();
  final List<Supplier<A2sMessage>> costly = new ArrayList<>();
  final ChallengeMemory memory = new ChallengeMemory();
  final RoundTrips roundTrips = new RoundTrips();
  int repeats;
  int packetsReceived;
  int sentAgain;
  private long now = TimeUnit.HOURS.toNanos(1);
  private long next;
  private int retries = 3;
  private Duration timeout = Duration.ofSeconds(3);
  private A2sConversation conversation;

  Talk() {
    conversation = conversation(EnumSet.of(Question.INFO));
  }

  Talk retries(int count) {
    retries = count;
    return this;
  }

  Talk timeout(Duration limit) {
    timeout = limit;
    return this;
  }

  private A2sConversation conversation(EnumSet<Question> questions) {
    ScanOptions options =
        new ScanOptions(
            timeout,
            retries,
            1,
            Duration.ZERO,
            ServerEncodings.all(TextEncoding.AUTO),
            new PacketBudget(1_000),
            AddressPolicy.ANY,
            null,
            null);
    return new A2sConversation(
        PEER, questions, options, memory, roundTrips, TextEncoding.AUTO, this);
  }

  Talk asks(Question first, Question... rest) {
    conversation = conversation(EnumSet.of(first, rest));
    next = conversation.begin(this, now);
    return this;
  }

  /** The peer's answers, one millisecond after one another. */
  Talk hears(A2sMessage... messages) {
    for (A2sMessage message : messages) {
      hears(A2sCodec.encode(message));
    }
    return this;
  }

  Talk hears(byte[] datagram) {
    now += TimeUnit.MILLISECONDS.toNanos(1);
    next = conversation.received(ByteBuffer.wrap(datagram), this, now);
    return this;
  }

  /** Time passes, less than until the conversation asked to be woken. */
  Talk later(int millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
    return this;
  }

  /** Nothing comes until the conversation asked to be woken. */
  Talk waits() {
    now = next;
    next = conversation.elapsed(this, now);
    return this;
  }

  /** Nothing comes any more. */
  Talk waitsToTheEnd() {
    for (int i = 0; i < 50 && !isOver(); i++) {
      waits();
    }
    return this;
  }

  Talk cannotBeSent(String reason) {
    conversation.unreachable(reason);
    return this;
  }

  long millisToWait() {
    return TimeUnit.NANOSECONDS.toMillis(next - now);
  }

  boolean isOver() {
    return next == Conversation.DONE || next == Conversation.DONE_SILENT;
  }

  boolean mayHearMore() {
    return next == Conversation.DONE_SILENT;
  }

  @Override
  public void send(byte[] datagram, long at) {
    A2sRequest request = A2sRequest.decode(ByteBuffer.wrap(datagram));
    Integer challenge = request.challenge();
    sent.add(request.question() + (challenge == null ? "" : " " + challenge));
  }

  @Override
  public void sendAgain(byte[] datagram, long at) {
    sentAgain++;
    send(datagram, at);
  }

  @Override
  public void answered(
      Question question, A2sMessage answer, @Nullable Long pingNanos, int attempts, long at) {
    answers.add(answer);
    String ping =
        pingNanos == null ? "no sure time" : TimeUnit.NANOSECONDS.toMillis(pingNanos) + " ms";
    outcome.add(question + " in " + ping + ", attempt " + attempts);
  }

  @Override
  public void failed(
      Question question, Failure failure, String reason, int attempts, boolean waited) {
    outcome.add(question + " " + failure + ": " + reason + ", attempt " + attempts);
  }

  @Override
  public void sent(boolean again) {
    repeats += again ? 1 : 0;
  }

  @Override
  public void received() {
    packetsReceived++;
  }

  @Override
  public void decode(Supplier<A2sMessage> decoding) {
    costly.add(decoding);
  }

  /** What was left to another thread has been decoded there. */
  Talk decodesTheCostly() {
    for (Supplier<A2sMessage> decoding : List.copyOf(costly)) {
      try {
        next = conversation.decoded(decoding.get(), "", this, now);
      } catch (MalformedException e) {
        next = conversation.decoded(null, String.valueOf(e.getMessage()), this, now);
      }
    }
    costly.clear();
    return this;
  }
}
