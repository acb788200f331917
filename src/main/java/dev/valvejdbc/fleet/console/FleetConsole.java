package dev.valvejdbc.fleet.console;

import dev.valvejdbc.protocol.rcon.RconFramer;
import dev.valvejdbc.protocol.rcon.RconPacket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Serves a simulated RCON console on loopback: it does with each frame what it is told to, or
 * answers as Source servers do. Safe for use by many threads.
 */
public final class FleetConsole implements AutoCloseable {
  private static final long SLOW_NANOS = 100_000_000;

  /** Bytes of a thread's stack: a fleet has a thread for each console and client. */
  private static final int STACK = 128 << 10;

  private final ServerSocket server;
  private final Supplier<Reaction> reactions;
  private final Set<ConsoleTrait> traits;
  private final List<RconPacket> received = Collections.synchronizedList(new ArrayList<>());
  private final Set<Socket> sockets = new HashSet<>();

  /** Starts a console that does what it is told to. */
  public FleetConsole(Reaction reaction) throws IOException {
    this(any(), () -> reaction, Set.of());
  }

  private FleetConsole(
      InetSocketAddress address, Supplier<Reaction> reactions, Set<ConsoleTrait> traits)
      throws IOException {
    this.reactions = reactions;
    this.traits = traits;
    server = new ServerSocket();
    try {
      server.setReuseAddress(true); // connections of a fleet before may linger
      server.bind(address);
    } catch (IOException e) {
      server.close();
      throw e;
    }
    daemon(this::accept);
  }

  private static InetSocketAddress any() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /**
   * Starts a console as Source servers have it, but for some traits: it wants the password first,
   * mirrors the probe with the odd trailer, and bans after five wrong passwords.
   *
   * @param password the only one that it accepts
   * @param outputs what each command prints; other commands print nothing
   */
  public static FleetConsole source(
      String password, Map<String, String> outputs, ConsoleTrait... traits) throws IOException {
    Map<String, String> known = Map.copyOf(outputs);
    return source(any(), password, c -> known.getOrDefault(c, ""), traits);
  }

  /**
   * Starts such a console at an address.
   *
   * @param outputs makes what a command prints
   * @throws java.net.BindException if the address is taken
   */
  public static FleetConsole source(
      InetSocketAddress address,
      String password,
      UnaryOperator<String> outputs,
      ConsoleTrait... traits)
      throws IOException {
    Set<ConsoleTrait> all = EnumSet.noneOf(ConsoleTrait.class);
    Collections.addAll(all, traits);
    AtomicInteger failures = new AtomicInteger();
    return new FleetConsole(
        address, () -> new SourceReplies(password, outputs, all, failures), all);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(null, work, "valve-jdbc-fleet-console", STACK);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true); // an answer of two frames is not held back between them
        synchronized (sockets) {
          sockets.add(socket);
        }
        daemon(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed: that is how it ends
    }
  }

  private void serve(Socket socket) {
    RconFramer framer = new RconFramer();
    Reaction reaction = reactions.get();
    byte[] buffer = new byte[4_096];
    try (socket) {
      int count;
      boolean inPieces = false;
      while ((count = socket.getInputStream().read(buffer)) > 0) {
        framer.add(buffer, count);
        List<RconPacket> arrived = new ArrayList<>();
        RconPacket packet;
        while ((packet = framer.next()) != null) {
          arrived.add(packet);
        }
        received.addAll(arrived);
        boolean lost = inPieces || arrived.size() > 1;
        inPieces = arrived.isEmpty();
        if (lost && traits.contains(ConsoleTrait.LOSES_JOINED_COMMANDS)) {
          continue;
        }
        for (RconPacket each : arrived) {
          if (!answer(socket, reaction.to(each))) {
            return;
          }
        }
      }
    } catch (IOException e) {
      // the client left
    } finally {
      synchronized (sockets) {
        sockets.remove(socket);
        sockets.notifyAll();
      }
    }
  }

  private boolean answer(Socket socket, List<byte[]> answers) throws IOException {
    if (traits.contains(ConsoleTrait.SLOW)) {
      LockSupport.parkNanos(SLOW_NANOS);
    }
    for (byte[] answer : answers) {
      if (answer.length == 0) {
        return false;
      }
      socket.getOutputStream().write(answer);
      socket.getOutputStream().flush();
    }
    return true;
  }

  /** Tells where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  /** Lists the frames of a type that came so far, in order. */
  public List<RconPacket> received(int type) {
    synchronized (received) {
      return received.stream().filter(p -> p.type() == type).toList();
    }
  }

  /**
   * Waits until no client is connected.
   *
   * @return false if one still is when the time is over
   */
  public boolean isLeftWithin(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    synchronized (sockets) {
      for (long left = time.toMillis(); !sockets.isEmpty() && left > 0; ) {
        sockets.wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
      return sockets.isEmpty();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    List<Socket> connected;
    synchronized (sockets) {
      connected = List.copyOf(sockets);
    }
    for (Socket socket : connected) {
      socket.close();
    }
  }
}
