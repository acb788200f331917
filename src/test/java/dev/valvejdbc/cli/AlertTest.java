package dev.valvejdbc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTest {
  @TempDir Path folder;

  private record Ran(int code, String out, String err) {}

  private Ran run(String... more) {
    List<String> args = new ArrayList<>(List.of("--name", "down"));
    Collections.addAll(args, more);
    return alert(args);
  }

  private Ran file(String alerts, String... more) throws Exception {
    Path file = Files.writeString(folder.resolve("alerts.json"), "{\"alerts\": [" + alerts + "]}");
    List<String> args = new ArrayList<>(List.of("--file", file.toString(), "--times", "1"));
    Collections.addAll(args, more);
    return alert(args);
  }

  private Ran alert(List<String> more) {
    List<String> args = new ArrayList<>(List.of("alert", "--attach", "mine=" + folder));
    args.addAll(more);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            args.toArray(String[]::new),
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private void down(String... names) throws Exception {
    Files.writeString(folder.resolve("down.csv"), "name,since\n" + String.join("\n", names) + "\n");
  }

  @Test
  void changesAreToldOnceAcrossRuns() throws Exception {
    String state = folder.resolve("state").toString();
    String[] alarm = {"--state", state, "--key", "name", "SELECT name, since FROM mine.down"};
    down();
    assertThat(run(alarm)).isEqualTo(new Ran(0, "", ""));
    down("a,x", "b,x");
    assertThat(run(alarm).out())
        .isEqualTo(
            "down: {\"name\":\"a\",\"since\":\"x\"}\ndown: {\"name\":\"b\",\"since\":\"x\"}\n");
    down("a,y", "b,x"); // the key is the same
    assertThat(run(alarm)).isEqualTo(new Ran(3, "", ""));
    down("b,x");
    assertThat(run(alarm))
        .isEqualTo(new Ran(3, "down, over: {\"name\":\"a\",\"since\":\"y\"}\n", ""));
    down();
    assertThat(run(alarm).code()).isZero();
  }

  @Test
  void aCommandAndAWebhookAreTold() throws Exception {
    List<String> posted = Collections.synchronizedList(new ArrayList<>());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      down("a,x");
      Path told = folder.resolve("told");
      Ran ran =
          run(
              "--command",
              "cat >> " + told,
              "--webhook",
              "http://127.0.0.1:" + server.getAddress().getPort() + "/secret",
              "--every",
              "1ms",
              "--times",
              "3",
              "SELECT name FROM mine.down");
      assertThat(ran.code()).isEqualTo(3);
      String json = "{\"alert\":\"down\",\"rows\":1,\"begun\":[{\"name\":\"a\"}],\"over\":[]}";
      assertThat(posted).containsExactly(json);
      assertThat(told).hasContent(json + "\n");
    } finally {
      server.stop(0);
    }
    Ran unreachable = run("--webhook", "http://127.0.0.1:9/secret", "SELECT 1 AS n");
    assertThat(unreachable.code()).isEqualTo(1);
    assertThat(unreachable.err()).contains("cannot be reached").doesNotContain("secret");
  }

  @Test
  void whatIsWrongIsSaid() throws Exception {
    assertThat(run("SELECT nonsense").code()).isEqualTo(1);
    assertThat(run("--key", "x", "SELECT 1 AS n").err()).contains("no column x");
    assertThat(run("--command", "exit 7", "SELECT 1 AS n").err()).contains("ended with 7");
  }

  @Test
  void alarmsOfAFileShareAProcessAndNoTroubles() throws Exception {
    down("a,x");
    Path told = folder.resolve("told");
    String alerts =
        """
        {"name": "broken", "sql": "SELECT n FROM mine.nothing"},
        {"name": "down", "sql": "SELECT name, since FROM mine.down", "key": "name", "every": "1ms",
         "state": "%s"},
        {"name": "quiet", "sql": "SELECT since FROM mine.down", "stdout": false,
         "command": "cat >> %s"}
        """
            .formatted(folder.resolve("down.state"), told);
    Ran ran = file(alerts);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).isEqualTo("down: {\"name\":\"a\",\"since\":\"x\"}\n");
    assertThat(ran.err()).startsWith("Error: broken: ").contains("nothing").hasLineCount(1);
    String quiet = "{\"alert\":\"quiet\",\"rows\":1,\"begun\":[{\"since\":\"x\"}],\"over\":[]}";
    assertThat(told).hasContent(quiet);
    String working = alerts.substring(alerts.indexOf('\n') + 1);
    assertThat(file(working)).isEqualTo(new Ran(3, "", "")); // down is known from the state
    down();
    assertThat(file(working))
        .isEqualTo(new Ran(0, "down, over: {\"name\":\"a\",\"since\":\"x\"}\n", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"sql": "SELECT 1"}                                     | needs a text 'name'
          {"name": "a"}                                           | needs a text 'sql'
          {"name": "a!b", "sql": "SELECT 1"}                      | name is of letters
          {"name": "a", "sql": "x", "webhok": "http://h"}         | has a 'webhok'; known are name
          {"name": "a", "sql": "x"}, {"name": "a", "sql": "y"}    | another one is called 'a'
          {"name": "a", "sql": "x", "every": 60}                  | '60' is no duration
          {"name": "a", "sql": "x", "webhook": "ftp://h/secret"}  | address of http://
          {"name": "a", "sql": "x", "webhook": "h ttp secret"}    | webhook is no address
          {"name": "a", "sql": "x", "webhook": "${ENV:NOT_SET}"}  | variable NOT_SET is not set
          {"name": "a", "sql": "x", "stdout": false}              | nobody hears of it
          {"name": "a", "sql": "x", "stdout": 0}                  | true or false
          """)
  void whatIsWrongInAFileIsSaid(String alerts, String sentence) throws Exception {
    Ran ran = file(alerts);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("An alert of ", sentence).doesNotContain("secret", "Exception");
  }

  @Test
  void aFileAndAQueryAreNotTakenTogether() throws Exception {
    assertThat(file("", "SELECT 1").err()).contains("a query, or --file");
    assertThat(file("", "--every", "1s").err()).contains("write them there");
    assertThat(file("").err()).contains("has no list 'alerts'");
    assertThat(alert(List.of()).err()).contains("a query, or --file");
  }
}
