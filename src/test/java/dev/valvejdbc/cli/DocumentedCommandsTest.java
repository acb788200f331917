package dev.valvejdbc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that the README and the pages show can be typed as they stand. */
class DocumentedCommandsTest {
  private static final Pattern COMMAND =
      Pattern.compile(
          "^ {4}(?:\\./valve-sql|java -jar \\S+-all\\.jar) ([^#\\n]*)", Pattern.MULTILINE);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

  static List<String> commands() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
    try (Stream<Path> all = Files.walk(Path.of("docs"))) {
      all.filter(p -> p.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    List<String> commands = new ArrayList<>();
    for (Path page : pages) {
      Matcher command = COMMAND.matcher(Files.readString(page));
      while (command.find()) {
        commands.add(command.group(1).strip());
      }
    }
    return commands;
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    return words;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theCommandIsUnderstoodAndEndsWell(String command) {
    List<String> words = new ArrayList<>(words(command));
    boolean ends =
        words.get(0).equals("demo")
            || (!words.get(0).equals("rcon") && (words.contains("-e") || words.contains("-f")));
    if (words.contains("--watch")) {
      words.addAll(List.of("--times", "1"));
    } else if (!ends) {
      words.add("--help"); // it would wait for a person, or for clients
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            words.toArray(String[]::new),
            InputStream.nullInputStream(),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    assertThat(code).as(err.toString(UTF_8)).isZero();
  }

  @Test
  void theStatementsOfTheReadmeCanBePlanned() throws Exception {
    Matcher block = SQL.matcher(Files.readString(Path.of("README.md")));
    try (Connection connection = DriverManager.getConnection("jdbc:valve:fleet=5;rcon=read")) {
      while (block.find()) {
        for (String statement : block.group(1).split(";\\s*\n", -1)) {
          if (!statement.isBlank()) {
            try (ResultSet plan =
                connection.createStatement().executeQuery("EXPLAIN PLAN FOR " + statement)) {
              assertThat(plan.next()).isTrue();
            }
          }
        }
      }
    }
  }
}
