package dev.valvejdbc.client.console;

import static dev.valvejdbc.client.Unstoppable.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.fleet.console.ConsoleTrait;
import dev.valvejdbc.fleet.console.FleetConsole;
import dev.valvejdbc.fleet.console.GoldSrcReplies;
import dev.valvejdbc.fleet.console.QuakeReplies;
import dev.valvejdbc.fleet.console.Reaction;
import dev.valvejdbc.protocol.rcon.RconPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Consoles that differ in how they are entered, and in how their answers end. */
class ConsoleKindsTest {
  private static final String PASSWORD = "sEcrEt77";
  private static final String LIST = "one\ntwo\nthree\n";

  private static String output(String command) {
    return Map.of("list", LIST, "echo hi", "hi\n").getOrDefault(command, "");
  }

  private static String run(RemoteConsoles consoles, InetSocketAddress peer, String command)
      throws InterruptedException {
    return consoles.execute(peer, "the server", PASSWORD, command, NEVER).text();
  }

  private static FleetConsole console(ConsoleTrait... traits) throws Exception {
    return FleetConsole.source(PASSWORD, Map.of("list", LIST, "echo hi", "hi\n"), traits);
  }

  private static InetSocketAddress peer(Responder server) throws Exception {
    String[] parts = server.address().split(":", -1);
    return new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
  }

  /** Answers as Xash does; everything that came is kept. */
  private static Responder xash(String password, boolean saysWrong, List<String> requests)
      throws Exception {
    QuakeReplies replies = new QuakeReplies(password, saysWrong, ConsoleKindsTest::output);
    return new Responder(
        request -> {
          requests.add(new String(request, 4, request.length - 4, StandardCharsets.UTF_8));
          return Objects.requireNonNullElse(replies.to(request), List.of());
        });
  }

  @Test
  void aPasswordAcknowledgedWithTheTypeOfTheQuestionIsAccepted() throws Exception {
    try (FleetConsole console = console(ConsoleTrait.ACKNOWLEDGES_WITH_TYPE_THREE);
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThat(run(consoles, console.address(), "echo hi")).isEqualTo("hi\n");
    }
    try (FleetConsole console =
            FleetConsole.source("another", Map.of(), ConsoleTrait.ACKNOWLEDGES_WITH_TYPE_THREE);
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThatThrownBy(() -> run(consoles, console.address(), "echo hi"))
          .hasMessageContaining("refuses the password");
    }
  }

  @Test
  void commandsInARowAreWholeWhereNothingMarksTheirEnd() throws Exception {
    try (FleetConsole console = console(ConsoleTrait.IGNORES_PROBE, ConsoleTrait.A_FRAME_A_LINE);
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      for (int i = 0; i < 60; i++) {
        assertThat(run(consoles, console.address(), "list")).isEqualTo(LIST);
      }
      assertThat(console.received(RconPacket.COMMAND)).hasSize(60);
      assertThat(console.received(RconPacket.AUTH)).hasSize(1);
    }
  }

  /** Sixty times the silence that nothing is known of would be eighteen seconds. */
  @Test
  @Timeout(12)
  void commandsInARowThatPrintNothingAreNotWaitedForOneByOne() throws Exception {
    try (FleetConsole console = console();
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      for (int i = 0; i < 60; i++) {
        assertThat(run(consoles, console.address(), "mute")).isEmpty();
      }
      assertThat(console.received(RconPacket.COMMAND)).hasSize(60);
    }
  }

  @Test
  void aConsoleThatMirrorsTheProbeLateIsFoundOut() throws Exception {
    List<byte[]> held = Collections.synchronizedList(new ArrayList<>());
    try (FleetConsole console =
            new FleetConsole(
                packet -> {
                  if (packet.type() == RconPacket.RESPONSE) {
                    byte[] echo = Reaction.frame(packet.id(), RconPacket.RESPONSE, "");
                    boolean first = held.isEmpty();
                    held.add(echo);
                    return first ? List.of() : List.of(echo);
                  }
                  List<byte[]> answers = new ArrayList<>();
                  if (packet.type() == RconPacket.COMMAND && held.size() == 1) {
                    answers.add(held.get(0));
                  }
                  int type =
                      packet.type() == RconPacket.AUTH
                          ? RconPacket.AUTH_RESPONSE
                          : RconPacket.RESPONSE;
                  answers.add(Reaction.frame(packet.id(), type, "x"));
                  return answers;
                });
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThat(run(consoles, console.address(), "one")).isEqualTo("x");
      assertThat(run(consoles, console.address(), "two")).isEqualTo("x");
      assertThat(console.received(RconPacket.RESPONSE)).hasSize(2);
    }
  }

  @Test
  void xashIsSpokenToAsQuake() throws Exception {
    List<String> requests = Collections.synchronizedList(new ArrayList<>());
    try (Responder server = xash(PASSWORD, false, requests);
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(2))) {
      assertThat(run(consoles, peer(server), "list")).isEqualTo(LIST);
      assertThat(run(consoles, peer(server), "echo hi")).isEqualTo("hi\n");
      assertThat(requests)
          .containsExactly(
              "challenge rcon\n",
              "ping\n",
              "rcon \"" + PASSWORD + "\" list",
              "ping\n",
              "rcon \"" + PASSWORD + "\" echo hi",
              "ping\n");
    }
  }

  /** A server of either kind; its commands are counted. */
  private static Responder byUdp(boolean quake, List<String> requests, UnaryOperator<String> prints)
      throws Exception {
    QuakeReplies xash = new QuakeReplies(PASSWORD, false, prints);
    GoldSrcReplies goldSrc = new GoldSrcReplies(PASSWORD, prints);
    InetSocketAddress from = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    return new Responder(
        request -> {
          requests.add(new String(request, 4, request.length - 4, StandardCharsets.UTF_8));
          List<byte[]> answers = quake ? xash.to(request) : goldSrc.to(request, from);
          return Objects.requireNonNullElse(answers, List.of());
        });
  }

  /** Silence after each of them would be eighteen seconds. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Timeout(12)
  void commandsInARowByUdpEndWithTheReplyToAQuestionBehindThem(boolean quake) throws Exception {
    List<String> requests = Collections.synchronizedList(new ArrayList<>());
    try (Responder server = byUdp(quake, requests, ConsoleKindsTest::output);
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      for (int i = 0; i < 60; i++) {
        assertThat(run(consoles, peer(server), "list")).isEqualTo(LIST);
      }
      assertThat(requests).filteredOn(r -> r.startsWith("rcon ")).hasSize(60);
      assertThat(requests)
          .as("no command waits for a challenge of its own")
          .filteredOn(r -> r.startsWith("challenge"))
          .hasSize(quake ? 1 : 61);
      assertThat(run(consoles, peer(server), "prints nothing")).isEmpty();
    }
  }

  @Test
  void anAnswerThatComesBehindTheReplyToTheQuestionIsStillWhole() throws Exception {
    List<byte[]> held = Collections.synchronizedList(new ArrayList<>());
    QuakeReplies xash = new QuakeReplies(PASSWORD, false, ConsoleKindsTest::output);
    try (Responder server =
            new Responder(
                request -> {
                  List<byte[]> answers =
                      new ArrayList<>(Objects.requireNonNullElse(xash.to(request), List.of()));
                  if (new String(request, StandardCharsets.ISO_8859_1).contains("rcon \"")) {
                    held.addAll(answers);
                    return List.of();
                  }
                  answers.addAll(held); // what a command prints comes after the reply to the ping
                  held.clear();
                  return answers;
                });
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      for (int i = 0; i < 6; i++) {
        assertThat(run(consoles, peer(server), "list")).isEqualTo(LIST);
      }
    }
  }

  @Test
  void aWrongPasswordOfXashIsTriedOnceWhereItSaysSoAndNamedWhereItIsSilent() throws Exception {
    List<String> requests = Collections.synchronizedList(new ArrayList<>());
    try (Responder saying = xash("another", true, requests);
        Responder silent = xash("another", false, new ArrayList<>());
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofMillis(900))) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> run(consoles, peer(saying), "list"))
            .isInstanceOf(NoAnswerException.class)
            .hasMessageContaining("refuses the password");
      }
      assertThat(requests).filteredOn(r -> r.startsWith("rcon ")).hasSize(1);
      assertThatThrownBy(() -> run(consoles, peer(silent), "list"))
          .hasMessageContaining("it prints nothing where the password is wrong")
          .hasMessageNotContaining(PASSWORD);
    }
  }

  @Test
  void noPasswordIsShownToWhatIsNoConsole() throws Exception {
    List<String> requests = Collections.synchronizedList(new ArrayList<>());
    try (Responder silent =
            new Responder(
                request -> {
                  requests.add(new String(request, StandardCharsets.ISO_8859_1));
                  return List.of();
                });
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofMillis(600))) {
      assertThatThrownBy(() -> run(consoles, peer(silent), "list"))
          .hasMessage("No console can be reached at the server, by TCP or by UDP.");
      assertThat(requests).hasSize(6).noneMatch(r -> r.contains(PASSWORD));
      assertThatThrownBy(() -> run(consoles, peer(silent), "list"))
          .isInstanceOf(NoAnswerException.class);
      assertThat(requests).as("asked once more, as it was silent").hasSize(8);
    }
  }

  @Test
  void eachPasswordHasItsOwnSession() throws Exception {
    try (FleetConsole console = console();
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThat(run(consoles, console.address(), "echo hi")).isEqualTo("hi\n");
      assertThatThrownBy(
              () -> consoles.execute(console.address(), "it", "another", "echo hi", NEVER))
          .hasMessageContaining("refuses the password");
      assertThat(run(consoles, console.address(), "echo hi")).isEqualTo("hi\n");
    }
  }

  @Test
  void aCommandMayBeSentWithoutWaitingForItsAnswer() throws Exception {
    for (ConsoleTrait[] traits :
        List.of(new ConsoleTrait[0], new ConsoleTrait[] {ConsoleTrait.IGNORES_PROBE})) {
      try (FleetConsole console = console(traits);
          RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
        consoles.send(console.address(), "it", PASSWORD, "list", NEVER);
        assertThat(run(consoles, console.address(), "echo hi")).isEqualTo("hi\n");
        assertThat(console.received(RconPacket.COMMAND)).hasSize(2);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAnswerThatNobodyWaitedForIsNotTheNextOnes(boolean quake) throws Exception {
    List<String> requests = Collections.synchronizedList(new ArrayList<>());
    try (Responder server = byUdp(quake, requests, ConsoleKindsTest::output);
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      for (int i = 0; i < 3; i++) {
        consoles.send(peer(server), "it", PASSWORD, "list", NEVER);
        assertThat(run(consoles, peer(server), "echo hi")).isEqualTo("hi\n");
      }
      assertThat(requests).filteredOn(r -> r.startsWith("rcon ")).hasSize(6);
    }
  }

  @Test
  void theBytesOfAnAnswerAreKept() throws Exception {
    byte[] bytes = {(byte) 0xff, 'a', (byte) 0x80};
    try (FleetConsole console =
            new FleetConsole(
                p ->
                    List.of(
                        new RconPacket(
                                p.id(),
                                p.type() == RconPacket.AUTH ? RconPacket.AUTH_RESPONSE : 0,
                                p.type() == RconPacket.COMMAND ? bytes : new byte[0])
                            .encode()));
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      ConsoleOutput output = consoles.execute(console.address(), "it", PASSWORD, "x", NEVER);
      assertThat(output.raw().getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(bytes);
    }
  }
}
