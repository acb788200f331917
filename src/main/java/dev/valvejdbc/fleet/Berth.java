package dev.valvejdbc.fleet;

import dev.valvejdbc.fleet.Behaviour.ChallengePolicy;
import dev.valvejdbc.protocol.a2s.A2sCodec;
import dev.valvejdbc.protocol.a2s.A2sMessage;
import dev.valvejdbc.protocol.a2s.A2sRequest;
import dev.valvejdbc.protocol.a2s.Challenge;
import dev.valvejdbc.protocol.a2s.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A simulated server at its address: requests in, datagrams out. */
final class Berth {
  private final FleetServer server;
  private final DatagramChannel channel;
  private final InetSocketAddress address;
  private final Map<Question, AtomicInteger> requests = new EnumMap<>(Question.class);
  private int answers;
  private volatile @Nullable GoldSrcReplies console;

  Berth(FleetServer server, DatagramChannel channel) throws IOException {
    this.server = server;
    this.channel = channel;
    address = (InetSocketAddress) channel.getLocalAddress();
    for (Question question : Question.values()) {
      requests.put(question, new AtomicInteger());
    }
  }

  FleetServer server() {
    return server;
  }

  DatagramChannel channel() {
    return channel;
  }

  InetSocketAddress address() {
    return address;
  }

  int requests(Question question) {
    return counter(question).get();
  }

  private AtomicInteger counter(Question question) {
    return Objects.requireNonNull(requests.get(question));
  }

  /** What goes back to a peer, nothing if the server is silent. */
  List<byte[]> answers(A2sRequest request, InetSocketAddress from) {
    counter(request.question()).incrementAndGet();
    Behaviour behaviour = server.behaviour();
    if (behaviour.dead()) {
      return List.of();
    }
    Challenge challenge = challenge(from);
    Integer brought = request.challenge();
    if (wantsChallenge(request.question()) && (brought == null || brought != challenge.value())) {
      return List.of(A2sCodec.encode(challenge));
    }
    A2sMessage answer =
        switch (request.question()) {
          case INFO -> server.info();
          case PLAYERS -> server.players();
          case RULES -> server.rules();
        };
    if (behaviour.silentWhenEmpty()
        && request.question() == Question.PLAYERS
        && server.info().players() == 0) {
      return List.of();
    }
    return MessageSplitter.split(
        A2sCodec.encode(answer), behaviour.split(), ++answers, behaviour.shuffled());
  }

  /** Starts the console that GoldSrc servers have at the same port. */
  void startConsole(GoldSrcReplies replies) {
    console = replies;
  }

  /** What goes back to a console's client; null if the datagram is none of its. */
  @Nullable List<byte[]> consoleAnswers(byte[] datagram, InetSocketAddress from) {
    GoldSrcReplies replies = console;
    return replies == null ? null : replies.to(datagram, from);
  }

  private boolean wantsChallenge(Question question) {
    ChallengePolicy policy = server.behaviour().challenge();
    return policy == ChallengePolicy.ALL
        || (policy == ChallengePolicy.DETAILS && question != Question.INFO);
  }

  /** Bound to the peer, as real ones are. */
  private Challenge challenge(InetSocketAddress from) {
    return new Challenge(new Dice(from.getPort(), server.index()).below(1 << 30, "challenge"));
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
