package dev.valvejdbc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.fleet.console.FleetConsole;
import dev.valvejdbc.protocol.rcon.RconPacket;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code valve-sql rcon}. */
class RconCommandTest {
  private static final String PASSWORD = "sEcrEt77";

  @TempDir Path folder;

  private record Ended(int code, String out, String err) {}

  private static FleetConsole console() throws Exception {
    return FleetConsole.source(PASSWORD, Map.of("status", "hostname: Lab\n", "it's", "quoted\n"));
  }

  private Ended run(FleetConsole console, String password, String input, String... more)
      throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("config.json"),
            "{\"servers\":[{\"name\":\"a\",\"addr\":\"%s\",\"rconPassword\":\"%s\"}]}"
                .formatted(address(console), password));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] args = new String[4 + more.length];
    args[0] = "rcon";
    args[1] = address(console);
    args[2] = "--config";
    args[3] = config.toString();
    System.arraycopy(more, 0, args, 4, more.length);
    int code =
        Main.run(
            args,
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    return new Ended(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  private static String address(FleetConsole console) {
    return "127.0.0.1:" + console.address().getPort();
  }

  @Test
  void oneCommandPrintsItsAnswer() throws Exception {
    try (FleetConsole console = console()) {
      assertThat(run(console, PASSWORD, "", "--execute", "status"))
          .isEqualTo(new Ended(0, "hostname: Lab" + System.lineSeparator(), ""));
      assertThat(run(console, PASSWORD, "", "-e", "it's").out()).startsWith("quoted");
    }
  }

  @Test
  void aPipeHoldsACommandALine() throws Exception {
    try (FleetConsole console = console()) {
      Ended ended = run(console, PASSWORD, "status\n\nstatus\n!exit\nstatus\n");
      assertThat(ended.out().lines()).containsExactly("hostname: Lab", "hostname: Lab");
      assertThat(console.received(RconPacket.COMMAND)).hasSize(2);
    }
  }

  @Test
  void answersComeByteByByteOrAreNotWaitedFor() throws Exception {
    try (FleetConsole console = console()) {
      assertThat(run(console, PASSWORD, "", "-e", "status", "--raw").out())
          .isEqualTo("hostname: Lab\n");
      assertThat(run(console, PASSWORD, "", "-e", "status", "--no-wait", "--timeout", "3s"))
          .isEqualTo(new Ended(0, "", ""));
      while (console.received(RconPacket.COMMAND).size() < 2) {
        Thread.onSpinWait(); // nobody waited for it; the test's own limit ends this
      }
    }
  }

  private Ended without(String input, String... more) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            more,
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    return new Ended(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  @Test
  void withoutAnAddressConnectNamesTheServer() throws Exception {
    try (FleetConsole console = console()) {
      Ended ended =
          without(
              "!connect " + address(console) + " " + PASSWORD + "\nstatus\n!exit\nstatus\n",
              "rcon");
      assertThat(ended.err()).isEmpty();
      assertThat(ended.out().lines())
          .containsExactly(
              "Connected to " + address(console) + "; it has no list of what it knows.",
              "hostname: Lab");
    }
    assertThat(without("status\n", "rcon").err()).contains("!connect HOST:PORT connects one");
    assertThat(without("", "rcon", "-e", "status").code()).isEqualTo(2);
  }

  @Test
  void aWrongPasswordEndsWithOneAndIsNotShown() throws Exception {
    try (FleetConsole console = console()) {
      Ended ended = run(console, "wr0ngOne", "", "-e", "status");
      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.err()).contains("refuses the password").doesNotContain("wr0ngOne");
    }
  }

  @Test
  void aPasswordInTheCommandLineIsWarnedOf() throws Exception {
    try (FleetConsole console = console()) {
      Ended ended = run(console, PASSWORD, "", "-e", "status", "--password", PASSWORD);
      assertThat(ended.code()).isZero();
      assertThat(ended.err()).contains("can be seen by others").doesNotContain(PASSWORD);
    }
  }
}
