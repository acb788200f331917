package dev.valvejdbc.cli.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The recordings of a JSON file, which may be the config file itself. */
public final class RecordingsFile {
  private RecordingsFile() {}

  /**
   * Reads the list {@code recordings}.
   *
   * @param durations reads texts such as 60s
   * @throws IOException with a sentence that names what is wrong
   */
  public static List<Recording> read(Path file, Function<String, Duration> durations)
      throws IOException {
    JsonNode root;
    try {
      root =
          JsonMapper.builder()
              .enable(JsonParser.Feature.ALLOW_COMMENTS)
              .build()
              .readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new IOException(
          "The file " + file + " is no JSON, at line " + e.getLocation().getLineNr() + ".", e);
    } catch (IOException e) {
      throw new IOException("The file " + file + " cannot be read.", e);
    }
    List<Recording> recordings = new ArrayList<>();
    for (JsonNode each : root.path("recordings")) {
      try {
        recordings.add(recording(each, durations));
      } catch (RuntimeException e) {
        throw new IOException("A recording of " + file + " is wrong: " + e.getMessage(), e);
      }
    }
    if (recordings.isEmpty()) {
      throw new IOException("The file " + file + " has no list 'recordings'.");
    }
    return recordings;
  }

  private static Recording recording(JsonNode node, Function<String, Duration> durations) {
    String into = text(node, "into");
    Duration every = durations.apply(text(node, "every"));
    Duration keep = node.has("keep") ? durations.apply(text(node, "keep")) : null;
    return node.has("sessions")
        ? Recording.sessions(into, text(node, "sessions"), every, keep)
        : Recording.into(
            into,
            text(node, "sql"),
            words(node.path("key")),
            words(node.path("ignore")),
            every,
            keep);
  }

  private static String text(JsonNode node, String field) {
    @Nullable String text = node.path(field).textValue();
    if (text == null) {
      throw new IllegalArgumentException("it needs a text '" + field + "'");
    }
    return text;
  }

  private static List<String> words(JsonNode node) {
    List<String> words = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(n -> words.add(n.asText()));
    } else if (node.isTextual()) {
      words.addAll(List.of(node.asText().split("\\s*,\\s*")));
    }
    return words;
  }
}
