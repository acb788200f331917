package dev.valvejdbc.client.console;

import static dev.valvejdbc.client.Unstoppable.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.fleet.console.ConsoleTrait;
import dev.valvejdbc.fleet.console.FleetConsole;
import dev.valvejdbc.fleet.console.GoldSrcReplies;
import dev.valvejdbc.protocol.rcon.RconPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A refused password rests over all connections, so that nobody is banned for a pool's sake. */
class RefusedPasswordsTest {
  private static final int POOL = 10;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private static String fails(RemoteConsoles consoles, InetSocketAddress peer, String password) {
    try {
      return consoles.execute(peer, "the server", password, "status", NEVER).text();
    } catch (RuntimeException | InterruptedException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Shows a password from many connections at once. */
  private static List<String> pool(InetSocketAddress peer, String password) throws Exception {
    RefusedPasswords refused = new RefusedPasswords();
    ExecutorService threads = Executors.newFixedThreadPool(POOL);
    List<RemoteConsoles> connections = new ArrayList<>();
    try {
      List<CompletableFuture<String>> answers = new ArrayList<>();
      for (int i = 0; i < POOL; i++) {
        RemoteConsoles connection = new RemoteConsoles(TIMEOUT, refused);
        connections.add(connection);
        answers.add(
            CompletableFuture.supplyAsync(() -> fails(connection, peer, password), threads));
      }
      return answers.stream().map(CompletableFuture::join).toList();
    } finally {
      threads.shutdown();
      connections.forEach(RemoteConsoles::close);
    }
  }

  @Test
  void aPoolShowsAWrongPasswordOnce() throws Exception {
    try (FleetConsole console = FleetConsole.source("right", Map.of(), ConsoleTrait.SLOW)) {
      assertThat(pool(console.address(), "wrong"))
          .allMatch(s -> s.contains("refuses the password; it is not tried again for 5 minutes"));
      assertThat(console.received(RconPacket.AUTH)).hasSize(1);
    }
  }

  @Test
  void aPoolShowsAWrongPasswordOfGoldSrcOnce() throws Exception {
    GoldSrcReplies replies = new GoldSrcReplies("right", command -> "");
    AtomicInteger shown = new AtomicInteger();
    InetSocketAddress from = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    try (Responder server =
        new Responder(
            request -> {
              if (new String(request, java.nio.charset.StandardCharsets.ISO_8859_1)
                  .contains("wrong")) {
                shown.incrementAndGet();
              }
              List<byte[]> answers = replies.to(request, from);
              return answers == null ? List.of() : answers;
            })) {
      String[] parts = server.address().split(":", -1);
      assertThat(pool(new InetSocketAddress(parts[0], Integer.parseInt(parts[1])), "wrong"))
          .allMatch(s -> s.contains("refuses the password"));
      assertThat(shown).hasValue(1);
    }
  }

  @Test
  void itIsTriedAgainAfterFiveMinutesAndAnotherOneAtOnce() throws Exception {
    AtomicLong now = new AtomicLong();
    RefusedPasswords refused = new RefusedPasswords(now::get);
    try (FleetConsole console = FleetConsole.source("right", Map.of("status", "up\n"));
        RemoteConsoles consoles = new RemoteConsoles(TIMEOUT, refused)) {
      assertThat(fails(consoles, console.address(), "wrong")).contains("refuses");
      now.addAndGet(RefusedPasswords.REST.toNanos() - 1);
      assertThat(fails(consoles, console.address(), "wrong")).contains("refuses");
      assertThat(console.received(RconPacket.AUTH)).hasSize(1);
      now.incrementAndGet();
      assertThat(fails(consoles, console.address(), "wrong")).contains("refuses");
      assertThat(console.received(RconPacket.AUTH)).hasSize(2);
      assertThat(fails(consoles, console.address(), "right")).isEqualTo("up\n");
    }
  }

  @Test
  void itRestsWhereItWasRefusedAlone() throws Exception {
    RefusedPasswords refused = new RefusedPasswords();
    InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    try (RefusedPasswords.Turn turn = refused.turn(here, "wrong", NEVER)) {
      turn.refused();
    }
    assertThatThrownBy(() -> refused.turn(here, "wrong", NEVER))
        .isInstanceOf(ConsoleSession.WrongPasswordException.class);
    InetSocketAddress there = new InetSocketAddress(InetAddress.getLoopbackAddress(), 2);
    refused.turn(there, "wrong", NEVER).close();
    refused.turn(here, "other", NEVER).close();
  }
}
