package dev.valvejdbc.client.console;

import static dev.valvejdbc.client.Unstoppable.NEVER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.fleet.console.ConsoleTrait;
import dev.valvejdbc.fleet.console.FleetConsole;
import dev.valvejdbc.fleet.console.GoldSrcReplies;
import dev.valvejdbc.fleet.console.Reaction;
import dev.valvejdbc.protocol.rcon.RconPacket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What consoles do, and what becomes of a command: an answer or one clear error, never twice. */
class RemoteConsolesTest {
  private static final String PASSWORD = "sEcrEt77";

  private static String run(RemoteConsoles consoles, FleetConsole console, String command)
      throws InterruptedException {
    return output(consoles, console, command).text();
  }

  private static ConsoleOutput output(RemoteConsoles consoles, FleetConsole console, String command)
      throws InterruptedException {
    return consoles.execute(console.address(), "the server", PASSWORD, command, NEVER);
  }

  private static final String LONG = "h\u00e9llo w\u00f6rld ".repeat(1_000);
  private static final Map<String, String> OUTPUTS =
      Map.of("echo hi", "hi\n", "cvarlist", LONG, "huge", LONG.repeat(300));

  private static FleetConsole console(ConsoleTrait... traits) throws IOException {
    return FleetConsole.source(PASSWORD, OUTPUTS, traits);
  }

  @Test
  void anAnswerOfFourMegabytesIsOne() throws Exception {
    try (FleetConsole console = console();
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThat(run(consoles, console, "huge")).isEqualTo(LONG.repeat(300));
      assertThat(run(consoles, console, "huge")).isEqualTo(LONG.repeat(300));
      assertThat(console.received(RconPacket.AUTH)).hasSize(1);
    }
  }

  /** Whatever a console does otherwise, commands are sent once and their answers are whole. */
  @ParameterizedTest
  @EnumSource(
      value = ConsoleTrait.class,
      names = {"PROMISES_MORE", "CLOSES_IN_ANSWER", "ENDLESS", "BANNED", "SILENT"},
      mode = EnumSource.Mode.EXCLUDE)
  void consolesOfOtherGamesAreUnderstood(ConsoleTrait trait) throws Exception {
    understood(trait);
  }

  @ParameterizedTest
  @EnumSource(
      value = ConsoleTrait.class,
      names = {"OWN_ID", "BROADCASTS", "KEEPS_ALIVE", "LOGS_COMMANDS", "LOSES_JOINED_COMMANDS"})
  void thoseThatPassTheProbeOverAreToo(ConsoleTrait trait) throws Exception {
    understood(trait, ConsoleTrait.IGNORES_PROBE);
  }

  private static void understood(ConsoleTrait... traits) throws Exception {
    try (FleetConsole console = console(traits);
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThat(run(consoles, console, "echo hi")).isEqualTo("hi\n");
      assertThat(run(consoles, console, "cvarlist")).isEqualTo(LONG);
      assertThat(console.received(RconPacket.COMMAND)).hasSize(2);
    }
  }

  @Test
  void aCommandWithoutOutputIsAnEmptyAnswer() throws Exception {
    try (FleetConsole console = console();
        FleetConsole ark = console(ConsoleTrait.SAYS_NO_RESPONSE, ConsoleTrait.IGNORES_PROBE);
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThat(run(consoles, console, "say hi")).isEmpty();
      assertThat(run(consoles, ark, "say hi")).isEmpty();
    }
  }

  @Test
  void theProbeIsTriedOnceBeforeAnyCommandWhereItDoesNotComeBack() throws Exception {
    try (FleetConsole console = console(ConsoleTrait.CLOSES_AT_PROBE);
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThat(run(consoles, console, "echo hi")).isEqualTo("hi\n");
      assertThat(run(consoles, console, "echo hi")).isEqualTo("hi\n");
      assertThat(console.received(RconPacket.RESPONSE)).hasSize(1);
      assertThat(console.received(RconPacket.COMMAND)).hasSize(2);
      assertThat(console.received(RconPacket.AUTH)).hasSize(2);
    }
  }

  @Test
  void anAnswerShorterThanAnnouncedIsNotCalledWhole() throws Exception {
    try (FleetConsole console = console(ConsoleTrait.PROMISES_MORE, ConsoleTrait.IGNORES_PROBE);
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThat(output(consoles, console, "echo hi"))
          .isEqualTo(new ConsoleOutput("hi\n", false, "hi\n"));
      assertThat(output(consoles, console, "cvarlist"))
          .extracting(ConsoleOutput::text, ConsoleOutput::whole)
          .containsExactly(LONG, false);
      assertThat(console.received(RconPacket.COMMAND)).hasSize(2);
    }
  }

  @Test
  void aWrongPasswordIsTriedOnceAndShownNowhere() throws Exception {
    try (FleetConsole console = FleetConsole.source("another", OUTPUTS);
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> run(consoles, console, "status"))
            .isInstanceOf(NoAnswerException.class)
            .hasMessageContaining("refuses the password")
            .hasMessageNotContaining(PASSWORD);
      }
      assertThat(console.received(RconPacket.AUTH)).hasSize(1);
      assertThat(console.received(RconPacket.COMMAND)).isEmpty();
    }
  }

  @Test
  void aWrongPasswordIsUnderstoodWhereTheAnswerHasAnotherType() throws Exception {
    try (FleetConsole console =
            FleetConsole.source("another", OUTPUTS, ConsoleTrait.ACKNOWLEDGES_WITH_TYPE_ZERO);
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThatThrownBy(() -> run(consoles, console, "status"))
          .hasMessageContaining("refuses the password");
    }
  }

  @Test
  void aBanIsNamed() throws Exception {
    try (FleetConsole console = console(ConsoleTrait.BANNED);
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThatThrownBy(() -> run(consoles, console, "status")).hasMessageContaining("banned");
    }
  }

  @Test
  void whatClosesInTheMiddleLeavesTheFateUnknownAndIsNotRepeated() throws Exception {
    try (FleetConsole console = console(ConsoleTrait.CLOSES_IN_ANSWER);
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThatThrownBy(() -> run(consoles, console, "echo hi"))
          .hasMessageContaining("whether the command ran is not known");
      assertThat(console.received(RconPacket.COMMAND)).hasSize(1);
    }
  }

  @Test
  void silenceAndGarbageAreNamed() throws Exception {
    try (FleetConsole silent = console(ConsoleTrait.SILENT);
        FleetConsole garbage =
            new FleetConsole(p -> List.of(new byte[] {-1, -1, -1, -1, 0, 0, 0, 0}));
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofMillis(700))) {
      assertThatThrownBy(() -> run(consoles, silent, "echo hi"))
          .hasMessageContaining("does not answer the password");
      assertThatThrownBy(() -> run(consoles, garbage, "echo hi"))
          .hasMessageContaining("answers no RCON");
    }
  }

  @Test
  void anEndlessAnswerIsBounded() throws Exception {
    try (FleetConsole console = console(ConsoleTrait.ENDLESS);
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThatThrownBy(() -> run(consoles, console, "cvarlist"))
          .hasMessageContaining("printed more than");
    }
  }

  private static Responder goldSrc(String password, List<String> requests) throws Exception {
    GoldSrcReplies replies =
        new GoldSrcReplies(
            password, Map.of("status", "hostname: Old Box\n", "cvarlist", LONG)::get);
    InetSocketAddress from = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    return new Responder(
        request -> {
          requests.add(new String(request, 4, request.length - 4, UTF_8));
          return requireNonNullElse(replies.to(request, from), List.of());
        });
  }

  private static InetSocketAddress peer(Responder server) throws Exception {
    String[] parts = server.address().split(":", -1);
    return new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
  }

  private static String ask(RemoteConsoles consoles, Responder server, String command)
      throws Exception {
    return consoles.execute(peer(server), "the server", PASSWORD, command, NEVER).text();
  }

  @Test
  void goldSrcIsAskedByUdp() throws Exception {
    List<String> requests = new ArrayList<>();
    try (Responder server = goldSrc(PASSWORD, requests);
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(2))) {
      assertThat(ask(consoles, server, "status")).isEqualTo("hostname: Old Box\n");
      assertThat(ask(consoles, server, "cvarlist")).isEqualTo(LONG);
      assertThat(requests).filteredOn(r -> r.startsWith("rcon ")).hasSize(2);
    }
  }

  @Test
  void aWrongPasswordOfGoldSrcIsTriedOnce() throws Exception {
    List<String> requests = new ArrayList<>();
    try (Responder server = goldSrc("another", requests);
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(2))) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> ask(consoles, server, "status"))
            .hasMessageContaining("refuses the password")
            .hasMessageNotContaining(PASSWORD);
      }
      assertThat(requests).filteredOn(r -> r.startsWith("rcon ")).hasSize(1);
    }
  }

  @Test
  void aGoldSrcServerWithoutAPasswordSaysSo() throws Exception {
    try (Responder server = goldSrc("", new ArrayList<>());
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(2))) {
      assertThatThrownBy(() -> ask(consoles, server, "status"))
          .hasMessageContaining("has no password set");
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

  @Test
  void aClosedPortIsNotWaitedFor() throws Exception {
    InetSocketAddress gone;
    try (Responder server = new Responder(r -> List.of())) {
      gone = peer(server);
    }
    try (RemoteConsoles consoles = new RemoteConsoles(Duration.ofMinutes(5))) {
      assertThatThrownBy(() -> consoles.execute(gone, "the server", PASSWORD, "status", NEVER))
          .hasMessage("No console can be reached at the server, by TCP or by UDP.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "status\nquit", "status\rquit", "a\0b"})
  void aCommandThatHidesAnotherIsNotSent(String command) throws Exception {
    try (FleetConsole console = console();
        RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5))) {
      assertThatThrownBy(() -> run(consoles, console, command))
          .isInstanceOf(NoAnswerException.class);
      assertThatThrownBy(() -> run(consoles, console, "x".repeat(990)))
          .hasMessageContaining("banned");
      assertThat(console.received(RconPacket.COMMAND)).isEmpty();
    }
  }

  /** What a command that is under way holds is given back by that command. */
  @Test
  void closingWhileACommandIsUnderWayLeavesNoConnection() throws Exception {
    RemoteConsoles consoles = new RemoteConsoles(Duration.ofSeconds(5));
    AtomicInteger commands = new AtomicInteger();
    Reaction closing =
        packet ->
            switch (packet.type()) {
              case RconPacket.AUTH ->
                  List.of(Reaction.frame(packet.id(), RconPacket.AUTH_RESPONSE, ""));
              case RconPacket.COMMAND -> {
                if (commands.incrementAndGet() == 2) {
                  consoles.close();
                }
                yield List.of(Reaction.frame(packet.id(), RconPacket.RESPONSE, "done"));
              }
              default -> List.of(Reaction.frame(packet.id(), RconPacket.RESPONSE, ""));
            };
    try (FleetConsole console = new FleetConsole(closing)) {
      assertThat(run(consoles, console, "first")).isEqualTo("done");
      assertThat(run(consoles, console, "second")).isEqualTo("done");
      assertThat(console.isLeftWithin(Duration.ofSeconds(20))).isTrue();
    }
  }
}
