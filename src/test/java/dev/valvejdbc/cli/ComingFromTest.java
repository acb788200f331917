package dev.valvejdbc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.Rows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What docs/coming-from.md says is ours runs: statements have rows, URLs connect, options exist.
 */
class ComingFromTest {
  private static final String FLEET =
      "jdbc:valve:fleet=60;seed=3;rcon=read;timeout=1s;cacheDir=none";
  private static final Pattern CELL = Pattern.compile("\\| `([^`]+)` \\|$", Pattern.MULTILINE);

  static List<String> ours() throws Exception {
    Matcher cells = CELL.matcher(Files.readString(Path.of("docs", "coming-from.md")));
    return cells.results().map(r -> r.group(1)).toList();
  }

  @ParameterizedTest
  @MethodSource("ours")
  void whatIsOursRuns(String text) throws Exception {
    if (text.startsWith("jdbc:")) {
      try (Connection connection = DriverManager.getConnection(text)) {
        assertThat(Rows.of(connection, "SELECT 1")).containsExactly("1");
      }
    } else if (text.startsWith("valve-sql ")) {
      String[] words = text.substring("valve-sql ".length()).split(" ", -1);
      String help = help(words[0]);
      assertThat(help).contains(List.of(words).subList(1, words.length));
    } else {
      try (Connection connection = DriverManager.getConnection(FLEET)) {
        assertThat(Rows.of(connection, real(connection, text))).isNotEmpty();
      }
    }
  }

  /** The addresses of the page are those of the fleet where no other program is there. */
  private static String real(Connection connection, String sql) throws Exception {
    String real = sql;
    for (String row : Rows.of(connection, "SELECT name, addr FROM my_servers")) {
      String[] server = row.split("\\|", -1);
      String number = server[0].substring(server[0].lastIndexOf('-') + 1);
      real = real.replace("'127.20.0." + number + ":27015'", "'" + server[1] + "'");
    }
    return real;
  }

  private static String help(String command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    int code =
        Main.run(
            new String[] {command, "--help"}, new ByteArrayInputStream(new byte[0]), print, print);
    assertThat(code).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }
}
