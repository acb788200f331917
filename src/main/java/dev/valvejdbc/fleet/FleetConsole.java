package dev.valvejdbc.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.valvejdbc.protocol.rcon.RconFramer;
import dev.valvejdbc.protocol.rcon.RconPacket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A simulated RCON console on loopback: it does with each frame what it is told to, or answers as
 * Source servers do.
 */
public final class FleetConsole implements AutoCloseable {
  /** What a console sends back. */
  public interface Reaction {
    /** The bytes to write, one write each; an empty one closes the connection. */
    List<byte[]> to(RconPacket packet);
  }

  private static final int LONGEST_BODY = 4_096;

  private final ServerSocket server;
  private final Reaction reaction;
  private final List<RconPacket> received = Collections.synchronizedList(new ArrayList<>());
  private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());

  /** Starts a console. */
  public FleetConsole(Reaction reaction) throws IOException {
    this(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), reaction);
  }

  private FleetConsole(InetSocketAddress address, Reaction reaction) throws IOException {
    this.reaction = reaction;
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

  /**
   * A console as Source servers have it: it mirrors the probe, with the odd trailer.
   *
   * @param password the only one that it accepts
   * @param outputs what each command prints; other commands print nothing
   */
  public static FleetConsole source(String password, Map<String, String> outputs)
      throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return source(any, password, outputs);
  }

  static FleetConsole source(
      InetSocketAddress address, String password, Map<String, String> outputs) throws IOException {
    return new FleetConsole(
        address,
        packet -> {
          String body = new String(packet.body(), UTF_8);
          return switch (packet.type()) {
            case RconPacket.AUTH -> {
              int id = body.equals(password) ? packet.id() : RconPacket.REFUSED;
              yield List.of(frame(packet.id(), 0, ""), frame(id, RconPacket.AUTH_RESPONSE, ""));
            }
            case RconPacket.COMMAND -> output(packet.id(), outputs.getOrDefault(body, ""));
            default -> List.of(frame(packet.id(), 0, ""), frame(packet.id(), 0, "\0\1\0\0"));
          };
        });
  }

  /** A frame as a console sends it. */
  public static byte[] frame(int id, int type, String body) {
    return new RconPacket(id, type, body.getBytes(UTF_8)).encode();
  }

  private static List<byte[]> output(int id, String text) {
    byte[] all = text.getBytes(UTF_8);
    List<byte[]> frames = new ArrayList<>();
    for (int i = 0; i < all.length; i += LONGEST_BODY) {
      byte[] part = Arrays.copyOfRange(all, i, Math.min(all.length, i + LONGEST_BODY));
      frames.add(new RconPacket(id, RconPacket.RESPONSE, part).encode());
    }
    return frames;
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "valve-jdbc-fleet-console");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        daemon(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed: that is how it ends
    }
  }

  private void serve(Socket socket) {
    RconFramer framer = new RconFramer();
    byte[] buffer = new byte[4_096];
    try (socket) {
      int count;
      while ((count = socket.getInputStream().read(buffer)) > 0) {
        framer.add(buffer, count);
        RconPacket packet;
        while ((packet = framer.next()) != null) {
          received.add(packet);
          List<byte[]> answers = reaction.to(packet);
          if (answers.isEmpty()) {
            continue;
          }
          for (byte[] answer : answers) {
            if (answer.length == 0) {
              return;
            }
            socket.getOutputStream().write(answer);
            socket.getOutputStream().flush();
          }
        }
      }
    } catch (IOException e) {
      // the client left
    }
  }

  /** Where it is. */
  public InetSocketAddress address() {
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  /** The frames of a type that came so far, in order. */
  public List<RconPacket> received(int type) {
    synchronized (received) {
      return received.stream().filter(p -> p.type() == type).toList();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : List.copyOf(sockets)) {
      socket.close();
    }
  }
}
