package dev.valvejdbc.client.console;

import static dev.valvejdbc.client.Unstoppable.NEVER;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.fleet.console.FleetConsole;
import dev.valvejdbc.fleet.console.Reaction;
import dev.valvejdbc.protocol.rcon.RconPacket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An exchange with a console ends at its deadline, whatever the console sends until then. */
class ConsoleDeadlineTest {
  private static final Duration TIMEOUT = Duration.ofMillis(700);

  private static void endsWith(InetSocketAddress peer, String sentence) {
    try (RemoteConsoles consoles = new RemoteConsoles(TIMEOUT)) {
      assertThatThrownBy(() -> consoles.execute(peer, "the server", "secret", "status", NEVER))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageContaining(sentence);
    }
  }

  private static List<byte[]> withoutEnd(byte[] datagram) {
    return Collections.nCopies(Integer.MAX_VALUE, datagram);
  }

  /** Knows every password, mirrors the probe behind it, and then sends one frame for ever. */
  private static Reaction frames(int idAboveCommand, int type, String body) {
    return packet ->
        switch (packet.type()) {
          case RconPacket.AUTH ->
              List.of(Reaction.frame(packet.id(), RconPacket.AUTH_RESPONSE, ""));
          case RconPacket.COMMAND ->
              withoutEnd(Reaction.frame(packet.id() + idAboveCommand, type, body));
          default -> List.of(Reaction.frame(packet.id(), RconPacket.RESPONSE, ""));
        };
  }

  @Test
  void emptyFramesOfTheAnswerDoNotPutItOff() throws Exception {
    try (FleetConsole console = new FleetConsole(frames(0, RconPacket.RESPONSE, ""))) {
      endsWith(console.address(), "gave no whole answer in time; the command may have run");
    }
  }

  @Test
  void framesOfNobodyDoNotPutItOff() throws Exception {
    try (FleetConsole console = new FleetConsole(frames(9, RconPacket.RESPONSE, "Keep Alive"))) {
      endsWith(console.address(), "gave no whole answer in time; the command may have run");
    }
  }

  @Test
  void framesOfNobodyDoNotPutOffThePassword() throws Exception {
    Reaction never = packet -> withoutEnd(Reaction.frame(0, RconPacket.RESPONSE, "log line"));
    try (FleetConsole console = new FleetConsole(never)) {
      endsWith(console.address(), "does not answer the password");
    }
  }

  private static InetSocketAddress peer(Responder server) throws Exception {
    String[] parts = server.address().split(":", -1);
    return new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
  }

  private static Responder goldSrc(byte[] answer) throws Exception {
    byte[] challenge =
        "\u00ff\u00ff\u00ff\u00ffchallenge rcon 17\n".getBytes(StandardCharsets.ISO_8859_1);
    return new Responder(
        request ->
            switch (request[4]) {
              case 'c' -> List.of(challenge);
              case 'r' -> withoutEnd(answer);
              default -> List.of();
            });
  }

  @Test
  void emptyPartsOfGoldSrcDoNotPutItOff() throws Exception {
    try (Responder server = goldSrc(new byte[] {-1, -1, -1, -1, 'l'})) {
      endsWith(peer(server), "gave no whole answer in time; the command may have run");
    }
  }

  @Test
  void datagramsOfGoldSrcThatAreNoOutputDoNotPutItOff() throws Exception {
    try (Responder server = goldSrc(new byte[0])) {
      endsWith(peer(server), "does not answer; whether the command ran is not known");
    }
  }

  @Test
  void challengesThatAreNoneDoNotPutItOff() throws Exception {
    try (Responder server =
        new Responder(request -> withoutEnd(new byte[] {-1, -1, -1, -1, 'x'}))) {
      endsWith(peer(server), "No console can be reached");
    }
  }
}
