package dev.valvejdbc.fleet;

import dev.valvejdbc.protocol.a2s.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A simulated fleet of game servers on loopback, inside this process: for demos, and for tests that
 * compute what the servers must answer. Each has an address of its own, 127.20.x.y, where the
 * system allows it, else a port of 127.0.0.1.
 */
public final class Fleet implements AutoCloseable {
  /** Servers that a fleet may have, at most. */
  public static final int LARGEST = 5_000;

  /** The Web API key that the fleet's Web API accepts; no secret. */
  public static final String WEB_API_KEY = "0123456789ABCDEF0123456789ABCDEF";

  /** The password of the fleet's consoles; no secret. */
  public static final String RCON_PASSWORD = "fleet";

  static final int PORT = 27_015;

  private final long seed;
  private final List<Berth> berths = new ArrayList<>();
  private final FleetLoop loop;
  private final List<FleetConsole> consoles = new ArrayList<>();
  private @Nullable FleetMaster master;

  private Fleet(int size, long seed) throws IOException {
    this.seed = seed;
    loop = new FleetLoop();
    try {
      for (int i = 0; i < size; i++) {
        Berth berth = new Berth(FleetWorld.server(i, seed), bind(i));
        berths.add(berth);
        loop.serve(berth);
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
    loop.start();
  }

  /**
   * Starts a fleet.
   *
   * @param size 1 to {@value #LARGEST}
   * @param seed the same seed makes the same fleet
   * @throws IOException if the system grants no sockets
   */
  public static Fleet start(int size, long seed) throws IOException {
    if (size < 1 || size > LARGEST) {
      throw new IllegalArgumentException("a fleet has 1 to " + LARGEST + " servers, not " + size);
    }
    return new Fleet(size, seed);
  }

  private static DatagramChannel bind(int index) throws IOException {
    byte[] host = {127, 20, (byte) (index / 250), (byte) (1 + index % 250)};
    InetAddress own = InetAddress.getByAddress(host);
    InetAddress first = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    List<InetSocketAddress> wishes =
        List.of(
            new InetSocketAddress(own, PORT),
            new InetSocketAddress(own, 0),
            new InetSocketAddress(first, 0));
    BindException refused = new BindException("no loopback address");
    for (InetSocketAddress wish : wishes) {
      DatagramChannel channel = DatagramChannel.open(java.net.StandardProtocolFamily.INET);
      try {
        channel.bind(wish);
        channel.configureBlocking(false);
        return channel;
      } catch (BindException e) {
        channel.close();
        refused = e;
      }
    }
    throw refused;
  }

  /** What each server would say, in order. */
  public List<FleetServer> servers() {
    return berths.stream().map(Berth::server).toList();
  }

  /** The address of each server, {@code ip:port}, in order. */
  public List<String> addresses() {
    return berths.stream().map(Fleet::text).toList();
  }

  private static String text(Berth berth) {
    InetSocketAddress address = berth.address();
    Inet4Address host = (Inet4Address) address.getAddress();
    return host.getHostAddress() + ":" + address.getPort();
  }

  /** Requests of a kind that reached a server so far. */
  public int requests(int index, Question question) {
    return berths.get(index).requests(question);
  }

  /** Requests that reached the fleet so far. */
  public long requests() {
    long sum = 0;
    for (Berth berth : berths) {
      for (Question question : Question.values()) {
        sum += berth.requests(question);
      }
    }
    return sum;
  }

  /** The master that lists the fleet; it starts with the first call. */
  public synchronized FleetMaster master() {
    FleetMaster started = master;
    if (started == null) {
      List<String> addresses = addresses();
      List<ListEntry> entries = new ArrayList<>();
      for (FleetServer server : servers()) {
        entries.add(ListEntry.of(addresses.get(server.index()), server));
      }
      try {
        started = new FleetMaster(entries, Set.of(), WEB_API_KEY, seed);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      master = started;
    }
    return started;
  }

  /**
   * Starts the consoles of the living servers, at their addresses; once, however often it is
   * called: by TCP, those of GoldSrc by UDP.
   */
  public synchronized void startConsoles() throws IOException {
    if (!consoles.isEmpty()) {
      return;
    }
    for (Berth berth : berths) {
      if (berth.server().behaviour().dead()) {
        continue;
      }
      Map<String, String> outputs = ConsoleText.of(berth.server());
      if (Game.of(berth.server().info()).old()) {
        berth.startConsole(new GoldSrcReplies(RCON_PASSWORD, outputs));
        continue;
      }
      try {
        consoles.add(FleetConsole.source(berth.address(), RCON_PASSWORD, outputs));
      } catch (BindException e) {
        // another program listens there: this server has no console
      }
    }
  }

  /** Ends the servers and frees their addresses. */
  @Override
  public synchronized void close() {
    if (master != null) {
      master.close();
    }
    for (FleetConsole console : consoles) {
      try {
        console.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    loop.close();
    berths.forEach(Berth::close);
  }
}
