package dev.valvejdbc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.cli.format.Style;
import dev.valvejdbc.cli.run.Pager;
import dev.valvejdbc.cli.run.Screen;
import dev.valvejdbc.cli.run.Watch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Watching, colours, paging, help. */
class ComfortTest {
  private static final String NULLS =
      "SELECT * FROM (VALUES (1, 'a'), (2, CAST(NULL AS VARCHAR))) AS t(n, s)";

  @TempDir Path folder;

  private record Ended(int code, String out, String err) {}

  private static Ended run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, true, UTF_8);
    int code =
        Main.run(
            args,
            new ByteArrayInputStream(new byte[0]),
            printed,
            new PrintStream(err, true, UTF_8));
    printed.flush();
    return new Ended(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  @Test
  void aWatchedStatementIsAppendedToAPipe() {
    Ended ended = run("--watch", "1ms", "--times", "3", "--format", "csv", "-e", "SELECT 7 AS n");
    assertThat(ended).isEqualTo(new Ended(0, "n\n7\n7\n7\n", ""));
  }

  @Test
  void aWatchedStatementThatIsWrongEndsAtOnce() {
    assertThat(run("--watch", "1h", "-e", "SELECT nonsense").code()).isEqualTo(1);
    assertThat(run("--watch", "soon", "-e", "SELECT 1").err()).contains("no duration such as");
    assertThat(run("--times", "3", "-e", "SELECT 1").code()).isEqualTo(2);
  }

  @Test
  void onATerminalAWatchDrawsAnewAndKeepsToTheScreen() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int[] round = new int[1];
    new Watch(
            Duration.ofMillis(1),
            2,
            new Screen(true, 6),
            new PrintStream(out, true, UTF_8),
            new PrintStream(out, true, UTF_8))
        .run(
            "title",
            to -> {
              round[0]++;
              if (round[0] == 2) {
                throw new SQLException("the list is not to be had");
              }
              to.println("1\n2\n3\n4\n5");
            });
    assertThat(out.toString(UTF_8))
        .startsWith("\u001b[H\u001b[2Jtitle · ")
        .contains("1\n2\n… and 3 more lines\n\u001b[H\u001b[2Jtitle")
        .endsWith("Error: the list is not to be had\n");
  }

  @Test
  void driversBesideTheLauncherLogNothingThatErrorsSay() {
    run("-e", "SELECT 1");
    assertThat(Logger.getLogger("org.mariadb.jdbc.client").isLoggable(Level.SEVERE)).isFalse();
  }

  @Test
  void coloursAreUsedWhereAskedFor() {
    String colored = run("--color", "always", "-e", NULLS).out();
    assertThat(colored).contains("\u001b[1mn\u001b[0m | \u001b[1ms\u001b[0m");
    assertThat(colored).contains("2 | \u001b[2mNULL\u001b[0m");
    assertThat(run("-e", NULLS).out()).doesNotContain("\u001b").doesNotContain("NULL");
    assertThat(run("--color", "never", "-e", NULLS).out()).doesNotContain("\u001b");
  }

  @Test
  void coloursComeByThemselvesOnATerminalWithoutNoColor() {
    assertThat(Style.of(Style.When.AUTO, true, Map.of("TERM", "xterm"))).isEqualTo(Style.COLORED);
    assertThat(Style.of(Style.When.AUTO, true, Map.of("NO_COLOR", "1"))).isEqualTo(Style.PLAIN);
    assertThat(Style.of(Style.When.AUTO, true, Map.of("TERM", "dumb"))).isEqualTo(Style.PLAIN);
    assertThat(Style.of(Style.When.AUTO, false, Map.of())).isEqualTo(Style.PLAIN);
  }

  @Test
  void whatIsLongerThanTheScreenGoesToThePager() throws Exception {
    Path file = folder.resolve("paged");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Pager pager = new Pager(out, 3, Map.of("PAGER", "cat > '" + file + "'"))) {
      pager.write("1\n2\n3\n4\n".getBytes(UTF_8));
      pager.write("5\n".getBytes(UTF_8));
    }
    assertThat(out.size()).isZero();
    assertThat(file).hasContent("1\n2\n3\n4\n5\n");
  }

  @Test
  void whatFitsAndWhatHasNoPagerIsPrinted() throws Exception {
    Path file = folder.resolve("paged");
    assertThat(paged(3, "1\n2\n", "cat > '" + file + "'")).isEqualTo("1\n2\n");
    assertThat(Files.exists(file)).isFalse();
    assertThat(paged(1, "1\n2\n", "")).isEqualTo("1\n2\n");
  }

  private static String paged(int lines, String text, String command) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Pager pager = new Pager(out, lines, Map.of("PAGER", command))) {
      pager.write(text.getBytes(UTF_8));
    }
    return out.toString(UTF_8);
  }

  @Test
  void aPagerThatIsLeftEndsTheReading() {
    assertThatThrownBy(
            () -> {
              try (Pager pager =
                  new Pager(new ByteArrayOutputStream(), 1, Map.of("PAGER", "true"))) {
                while (true) {
                  pager.write("line\n".repeat(10_000).getBytes(UTF_8));
                  pager.flush();
                }
              }
            })
        .isInstanceOf(Pager.LeftException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "serve", "rcon"})
  void everySubcommandHelpsWithExamples(String command) {
    Ended ended = run(command, "--help");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("Examples:", "valve-sql " + command);
  }

  @Test
  void servingBeyondLoopbackWithoutUsersIsAWrongCall() {
    Ended ended = run("serve", "--bind", "0.0.0.0", "--port", "0");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("users are needed: --users FILE");
    assertThat(run("serve", "--allow-rcon", "some").code()).isEqualTo(2);
  }
}
