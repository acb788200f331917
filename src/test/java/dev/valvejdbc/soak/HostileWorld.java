package dev.valvejdbc.soak;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.valvejdbc.Scripted;
import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.fleet.Fleet;
import dev.valvejdbc.fleet.console.FleetConsole;
import dev.valvejdbc.fleet.console.Reaction;
import dev.valvejdbc.protocol.a2s.A2sCodec;
import dev.valvejdbc.protocol.a2s.Bombs;
import dev.valvejdbc.protocol.a2s.Challenge;
import dev.valvejdbc.protocol.a2s.UnknownMessage;
import dev.valvejdbc.protocol.master.MasterPage;
import dev.valvejdbc.protocol.rcon.RconPacket;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An honest fleet on loopback, and peers of every kind that are not. */
final class HostileWorld implements AutoCloseable {
  static final String PASSWORD = "sEcrEt77";
  private static final int FLOOD = 3_000;

  final Fleet fleet;
  final List<String> hostileServers = new ArrayList<>();
  final List<String> consoles = new ArrayList<>();
  final String bomber;
  final String master;
  final int drip;
  private final List<AutoCloseable> open = new ArrayList<>();

  HostileWorld(int honest) throws IOException {
    fleet = open(Fleet.start(honest, 5));
    bomber = server(flood(Bombs.compressed(0, new byte[1 << 20])));
    byte[] challenge = A2sCodec.encode(new Challenge(7));
    byte[] unknown = A2sCodec.encode(new UnknownMessage('?'));
    hostileServers.add(bomber);
    hostileServers.add(server(Collections.nCopies(FLOOD, unknown)));
    hostileServers.add(server(List.of(challenge)));
    hostileServers.add(server(List.of()));
    hostileServers.add(server(List.of(new byte[0], new byte[] {-1}, new byte[] {-2, -1, -1, -1})));
    console(Reaction.frame(0, RconPacket.RESPONSE, ""), true);
    console(Reaction.frame(1, RconPacket.RESPONSE, "x".repeat(3_000)), true);
    console(Reaction.frame(0, RconPacket.RESPONSE, ""), false);
    Map<String, String> outputs =
        Map.of("status", "\"".repeat(4_000), "cvarlist", "a : b, ".repeat(900));
    consoles.add(address(open(FleetConsole.source(PASSWORD, outputs)).address()));
    AtomicInteger page = new AtomicInteger();
    master = open(new Responder(request -> List.of(page(page.incrementAndGet())))).address();
    drip = drip();
  }

  private <T extends AutoCloseable> T open(T peer) {
    open.add(peer);
    return peer;
  }

  private static List<byte[]> flood(byte[] bomb) {
    List<byte[]> flood = new ArrayList<>();
    for (int id = 0; id < FLOOD; id++) {
      flood.add(Bombs.again(bomb, id));
    }
    return flood;
  }

  private String server(List<byte[]> answers) throws IOException {
    return open(Scripted.saying(answers.toArray(byte[][]::new))).address();
  }

  /** Knows every password, and then sends one frame for ever, or nothing. */
  private void console(byte[] frame, boolean talks) throws IOException {
    FleetConsole console =
        new FleetConsole(
            packet ->
                switch (packet.type()) {
                  case RconPacket.AUTH ->
                      List.of(Reaction.frame(packet.id(), RconPacket.AUTH_RESPONSE, ""));
                  case RconPacket.COMMAND ->
                      Collections.nCopies(
                          talks ? Integer.MAX_VALUE : 0, withId(frame, packet.id()));
                  default -> List.of(Reaction.frame(packet.id(), RconPacket.RESPONSE, ""));
                });
    consoles.add(address(open(console).address()));
  }

  private static byte[] withId(byte[] frame, int id) {
    byte[] copy = frame.clone();
    for (int i = 0; i < 4; i++) {
      copy[4 + i] = (byte) (id >> (8 * i));
    }
    return copy;
  }

  private static String address(InetSocketAddress address) {
    return "127.0.0.1:" + address.getPort();
  }

  /** Always more servers, all of loopback, and never the end. */
  private static byte[] page(int number) {
    List<String> servers = new ArrayList<>();
    for (int i = 0; i < MasterPage.FULL; i++) {
      int n = number * MasterPage.FULL + i;
      servers.add("127." + (1 + n / 65_536 % 250) + "." + n / 256 % 256 + "." + n % 256 + ":27015");
    }
    return new MasterPage(servers, false).encode();
  }

  /** A Web API whose body comes byte by byte, one each half second, and never ends. */
  private int drip() throws IOException {
    ServerSocket server = open(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
    daemon(
        () -> {
          while (!server.isClosed()) {
            try {
              Socket socket = server.accept();
              daemon(() -> drip(socket));
            } catch (IOException e) {
              // closed
            }
          }
        });
    return server.getLocalPort();
  }

  private static void drip(Socket socket) {
    try (socket) {
      OutputStream out = socket.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(US_ASCII));
      while (true) {
        out.write("1\r\n \r\n".getBytes(US_ASCII));
        Thread.sleep(500);
      }
    } catch (IOException | InterruptedException e) {
      // the caller left
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "hostile-world");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    for (AutoCloseable peer : open) {
      try {
        peer.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }
}
