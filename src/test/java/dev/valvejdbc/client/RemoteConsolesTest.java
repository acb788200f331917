package dev.valvejdbc.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.fleet.FleetConsole;
import dev.valvejdbc.protocol.rcon.RconPacket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What consoles do, and what becomes of a command: an answer or one clear error, never twice. */
class RemoteConsolesTest {
  private static final byte[] CLOSE = {};
  private static final String PASSWORD = "sEcrEt77";

  private static final StopCheck NEVER =
      new StopCheck() {
        @Override
        public void check() {}

        @Override
        public void call() {}
      };

  private static byte[] frame(int id, int type, String body) {
    return new RconPacket(id, type, body.getBytes(UTF_8)).encode();
  }

  /** Frames of at most 4,096 bytes, as Source sends them. */
  private static List<byte[]> output(int id, byte[] output) {
    List<byte[]> frames = new ArrayList<>();
    for (int i = 0; i < output.length; i += 4_096) {
      byte[] part = java.util.Arrays.copyOfRange(output, i, Math.min(output.length, i + 4_096));
      frames.add(new RconPacket(id, RconPacket.RESPONSE, part).encode());
    }
    return frames;
  }

  private static List<byte[]> accepted(RconPacket packet) {
    return List.of(
        frame(packet.id(), RconPacket.RESPONSE, ""),
        frame(packet.id(), RconPacket.AUTH_RESPONSE, ""));
  }

  /** A Source server: mirrors the probe and sends its odd trailer. */
  private static FleetConsole source(String output) throws Exception {
    return new FleetConsole(
        packet ->
            switch (packet.type()) {
              case RconPacket.AUTH -> accepted(packet);
              case RconPacket.COMMAND -> output(packet.id(), output.getBytes(UTF_8));
              default ->
                  List.of(
                      frame(packet.id(), RconPacket.RESPONSE, ""),
                      frame(packet.id(), RconPacket.RESPONSE, "\0\1\0\0"));
            });
  }

  private static FleetConsole onCommand(List<byte[]> answers, List<byte[]> toProbe)
      throws Exception {
    return new FleetConsole(
        packet ->
            switch (packet.type()) {
              case RconPacket.AUTH -> accepted(packet);
              case RconPacket.COMMAND -> answers;
              default -> toProbe;
            });
  }

  private static String run(RemoteConsoles consoles, FleetConsole console, String command)
      throws InterruptedException {
    return consoles.execute(console.address(), "the server", PASSWORD, command, NEVER);
  }

  @Test
  void anAnswerOfFourMegabytesIsOne() throws Exception {
    String long4 = "héllo wörld ".repeat(300_000);
    try (FleetConsole console = source(long4);
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThat(run(consoles, console, "cvarlist")).isEqualTo(long4);
      assertThat(run(consoles, console, "cvarlist")).isEqualTo(long4);
      assertThat(console.received(RconPacket.AUTH)).hasSize(1);
    }
  }

  @Test
  void aCommandWithoutOutputIsAnEmptyAnswer() throws Exception {
    try (FleetConsole console = source("");
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThat(run(consoles, console, "say hi")).isEmpty();
    }
  }

  @Test
  void aConsoleThatPassesTheProbeOverEndsBySilence() throws Exception {
    try (FleetConsole console = onCommand(output(2, "hi".getBytes(UTF_8)), List.of());
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThat(run(consoles, console, "echo hi")).isEqualTo("hi");
    }
  }

  @Test
  void aConsoleThatClosesAtTheProbeIsAskedWithoutItAfterwards() throws Exception {
    try (FleetConsole console =
            new FleetConsole(
                packet ->
                    switch (packet.type()) {
                      case RconPacket.AUTH -> accepted(packet);
                      case RconPacket.COMMAND -> output(packet.id(), "hi".getBytes(UTF_8));
                      default -> List.of(CLOSE);
                    });
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThat(run(consoles, console, "echo hi")).isEqualTo("hi");
      assertThat(run(consoles, console, "echo hi")).isEqualTo("hi");
      assertThat(console.received(RconPacket.RESPONSE)).hasSize(1);
      assertThat(console.received(RconPacket.COMMAND)).hasSize(2);
    }
  }

  @Test
  void aWrongPasswordIsTriedOnceAndShownNowhere() throws Exception {
    try (FleetConsole console =
            new FleetConsole(
                p ->
                    List.of(
                        frame(p.id(), RconPacket.RESPONSE, ""),
                        frame(-1, RconPacket.AUTH_RESPONSE, "")));
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> run(consoles, console, "status"))
            .isInstanceOf(RconException.class)
            .hasMessageContaining("refuses the password")
            .hasMessageNotContaining(PASSWORD);
      }
      assertThat(console.received(RconPacket.AUTH)).hasSize(1);
      assertThat(console.received(RconPacket.COMMAND)).isEmpty();
    }
  }

  @Test
  void aBanIsNamed() throws Exception {
    try (FleetConsole console = new FleetConsole(p -> List.of(CLOSE));
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThatThrownBy(() -> run(consoles, console, "status")).hasMessageContaining("banned");
    }
  }

  @Test
  void whatClosesInTheMiddleLeavesTheFateUnknownAndIsNotRepeated() throws Exception {
    byte[] half = java.util.Arrays.copyOf(frame(2, RconPacket.RESPONSE, "half of it"), 15);
    try (FleetConsole console = onCommand(List.of(half, CLOSE), List.of());
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThatThrownBy(() -> run(consoles, console, "quit"))
          .hasMessageContaining("whether the command ran is not known");
      assertThat(console.received(RconPacket.COMMAND)).hasSize(1);
    }
  }

  @Test
  void anotherIdIsNoAnswerAndGarbageIsNamed() throws Exception {
    try (FleetConsole other = onCommand(output(99, "hi".getBytes(UTF_8)), List.of());
        FleetConsole garbage =
            onCommand(List.of(new byte[] {-1, -1, -1, -1, 0, 0, 0, 0}), List.of());
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofMillis(700))) {
      assertThatThrownBy(() -> run(consoles, other, "echo hi"))
          .hasMessageContaining("no whole answer in time");
      assertThatThrownBy(() -> run(consoles, garbage, "echo hi")).hasMessageContaining("no RCON");
    }
  }

  @Test
  void anEndlessAnswerIsBounded() throws Exception {
    List<byte[]> endless = output(2, new byte[17 << 20]);
    try (FleetConsole console = onCommand(endless, List.of());
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThatThrownBy(() -> run(consoles, console, "cvarlist"))
          .hasMessageContaining("printed more than");
    }
  }

  /** A GoldSrc server: challenge, then commands with the password, over UDP. */
  private static Responder goldSrc(String answer, List<String> commands) throws Exception {
    return new Responder(
        request -> {
          String text = new String(request, 4, request.length - 4, UTF_8);
          if (text.startsWith("challenge rcon")) {
            return List.of("\u00ff\u00ff\u00ff\u00ffchallenge rcon 12345\n\0".getBytes(ISO_8859_1));
          }
          commands.add(text);
          return List.of(("\u00ff\u00ff\u00ff\u00ffl" + answer + "\0\0").getBytes(ISO_8859_1));
        });
  }

  private static InetSocketAddress peer(Responder server) throws Exception {
    String[] parts = server.address().split(":", -1);
    return new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
  }

  @Test
  void goldSrcIsAskedByUdp() throws Exception {
    List<String> commands = new ArrayList<>();
    try (Responder server = goldSrc("hostname: Old Box\n", commands);
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(2))) {
      assertThat(consoles.execute(peer(server), "the server", PASSWORD, "status", NEVER))
          .isEqualTo("hostname: Old Box\n");
      assertThat(commands).containsExactly("rcon 12345 \"" + PASSWORD + "\" status\0");
    }
  }

  @Test
  void aWrongPasswordOfGoldSrcIsTriedOnce() throws Exception {
    List<String> commands = new ArrayList<>();
    try (Responder server = goldSrc("Bad rcon_password.\n", commands);
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(2))) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(
                () -> consoles.execute(peer(server), "the server", PASSWORD, "status", NEVER))
            .hasMessageContaining("refuses the password")
            .hasMessageNotContaining(PASSWORD);
      }
      assertThat(commands).hasSize(1);
    }
  }

  @Test
  void whereNothingListensOneSentenceSaysSo() throws Exception {
    try (Responder silent = new Responder(r -> List.of());
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofMillis(200))) {
      assertThatThrownBy(
              () -> consoles.execute(peer(silent), "the server", PASSWORD, "status", NEVER))
          .hasMessage("No console can be reached at the server, by TCP or by UDP.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "status\nquit", "status\rquit", "a\0b"})
  void aCommandThatHidesAnotherIsNotSent(String command) throws Exception {
    try (FleetConsole console = source("");
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThatThrownBy(() -> run(consoles, console, command)).isInstanceOf(RconException.class);
      assertThatThrownBy(() -> run(consoles, console, "x".repeat(990)))
          .hasMessageContaining("banned");
      assertThat(console.received(RconPacket.COMMAND)).isEmpty();
    }
  }
}
