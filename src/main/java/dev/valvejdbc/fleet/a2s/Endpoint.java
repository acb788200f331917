package dev.valvejdbc.fleet.a2s;

import dev.valvejdbc.fleet.world.Behaviour;
import dev.valvejdbc.fleet.world.Behaviour.ChallengePolicy;
import dev.valvejdbc.fleet.world.Dice;
import dev.valvejdbc.fleet.world.FleetServer;
import dev.valvejdbc.fleet.world.FleetWorld;
import dev.valvejdbc.protocol.a2s.A2sCodec;
import dev.valvejdbc.protocol.a2s.A2sMessage;
import dev.valvejdbc.protocol.a2s.A2sRequest;
import dev.valvejdbc.protocol.a2s.Challenge;
import dev.valvejdbc.protocol.a2s.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Answers for a simulated server at its address: requests in, datagrams out. */
public final class Endpoint implements AutoCloseable {
  private final FleetServer server;
  private final DatagramChannel channel;
  private final InetSocketAddress address;
  private final Map<Question, AtomicInteger> requests = new EnumMap<>(Question.class);
  private int answers;
  private volatile Neighbour neighbour = (datagram, from) -> null;

  /** Answers what comes to the same port in another protocol, as GoldSrc's rcon does. */
  public interface Neighbour {
    /** Answers a datagram; null if it is none of its protocol. */
    @Nullable List<byte[]> to(byte[] datagram, InetSocketAddress from);
  }

  private Endpoint(FleetServer server, DatagramChannel channel) throws IOException {
    this.server = server;
    this.channel = channel;
    address = (InetSocketAddress) channel.getLocalAddress();
    for (Question question : Question.values()) {
      requests.put(question, new AtomicInteger());
    }
  }

  /**
   * Binds a server to an address of its own, 127.20.x.y, where the system allows it, else to a port
   * of 127.0.0.1.
   */
  public static Endpoint open(FleetServer server) throws IOException {
    int index = server.index();
    byte[] host = {127, 20, (byte) (index / 250), (byte) (1 + index % 250)};
    InetAddress own = InetAddress.getByAddress(host);
    InetAddress first = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    List<InetSocketAddress> wishes =
        List.of(
            new InetSocketAddress(own, FleetWorld.PORT),
            new InetSocketAddress(own, 0),
            new InetSocketAddress(first, 0));
    BindException refused = new BindException("no loopback address");
    for (InetSocketAddress wish : wishes) {
      DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
      try {
        channel.bind(wish);
        channel.configureBlocking(false);
        return new Endpoint(server, channel);
      } catch (BindException e) {
        channel.close();
        refused = e;
      }
    }
    throw refused;
  }

  /** Whether it is elsewhere than where it would be on an idle machine. */
  public boolean isMoved() {
    return address.getPort() != FleetWorld.PORT;
  }

  /** Returns the server that it answers for. */
  public FleetServer server() {
    return server;
  }

  DatagramChannel channel() {
    return channel;
  }

  /** Tells where it listens. */
  public InetSocketAddress address() {
    return address;
  }

  /** Counts the requests of a kind so far. */
  public int requests(Question question) {
    return counter(question).get();
  }

  private AtomicInteger counter(Question question) {
    return Objects.requireNonNull(requests.get(question));
  }

  /** Makes the datagrams for a peer, none if the server is silent. */
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

  /** Shares the port with another protocol, which is asked first. */
  public void share(Neighbour other) {
    neighbour = other;
  }

  /** Makes the datagrams of the other protocol at this port; null if a datagram is none of its. */
  @Nullable List<byte[]> neighbourAnswers(byte[] datagram, InetSocketAddress from) {
    return neighbour.to(datagram, from);
  }

  private boolean wantsChallenge(Question question) {
    ChallengePolicy policy = server.behaviour().challenge();
    return policy == ChallengePolicy.ALL
        || (policy == ChallengePolicy.DETAILS && question != Question.INFO);
  }

  /** Makes a challenge that is bound to the peer, as real ones are. */
  private Challenge challenge(InetSocketAddress from) {
    return new Challenge(new Dice(from.getPort(), server.index()).below(1 << 30, "challenge"));
  }

  /** Frees the address. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
