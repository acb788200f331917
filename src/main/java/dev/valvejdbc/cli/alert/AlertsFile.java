package dev.valvejdbc.cli.alert;

import static dev.valvejdbc.json.JsonFile.text;
import static dev.valvejdbc.json.JsonFile.words;

import com.fasterxml.jackson.databind.JsonNode;
import dev.valvejdbc.json.JsonFile;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the alarms of a JSON file, which may be the config file itself.
 *
 * @param durations reads texts such as 60s
 * @param environment the variables that {@code ${ENV:…}} names, so that no secret is in the file
 * @param out where those tell that are not quiet
 * @param webhook of those that name none; null for none
 */
public record AlertsFile(
    Function<String, Duration> durations,
    Map<String, String> environment,
    PrintStream out,
    @Nullable URI webhook) {
  private static final List<String> FIELDS =
      List.of("name", "sql", "every", "key", "state", "command", "webhook", "stdout");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{ENV:(\\w+)}");

  /**
   * Reads the list {@code alerts}.
   *
   * @throws IOException with a sentence that names what is wrong
   */
  public List<Check> read(Path file) throws IOException {
    Set<String> names = new HashSet<>();
    Set<Path> states = new HashSet<>();
    return JsonFile.read(file).list("alerts", "An alert", node -> check(node, names, states));
  }

  private Check check(JsonNode node, Set<String> names, Set<Path> states) {
    String name = text(node, "name");
    JsonFile.only(node, FIELDS);
    Path state = node.has("state") ? Path.of(text(node, "state")) : null;
    if (!names.add(name)) {
      throw new IllegalArgumentException("another one is called '" + name + "', too");
    }
    if (state != null && !states.add(state.toAbsolutePath().normalize())) {
      throw new IllegalArgumentException("another one remembers in '" + state + "', too");
    }
    JsonNode stdout = node.path("stdout");
    if (!stdout.isMissingNode() && !stdout.isBoolean()) {
      throw new IllegalArgumentException("its 'stdout' is true or false");
    }
    String command = node.has("command") ? text(node, "command") : null;
    URI hook = node.has("webhook") ? webhook(text(node, "webhook")) : webhook;
    if (!stdout.asBoolean(true) && command == null && hook == null) {
      throw new IllegalArgumentException("nobody hears of it: give it a command or a webhook");
    }
    try {
      return new Check(
          new Alarm(text(node, "sql"), words(node, "key"), state),
          new Telling(name, stdout.asBoolean(true) ? out : null, command, hook),
          durations.apply(node.path("every").asText("60s")));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private URI webhook(String text) {
    Matcher variable = VARIABLE.matcher(text);
    if (!variable.matches()) {
      return Telling.address(text, "its webhook");
    }
    String named = variable.group(1);
    String held = environment.get(named);
    if (held == null || held.isEmpty()) {
      throw new IllegalArgumentException("the environment variable " + named + " is not set");
    }
    return Telling.address(held, "$" + named);
  }
}
