package dev.valvejdbc.cli.record;

import static dev.valvejdbc.json.JsonFile.text;
import static dev.valvejdbc.json.JsonFile.words;

import com.fasterxml.jackson.databind.JsonNode;
import dev.valvejdbc.json.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

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
    return JsonFile.read(file)
        .list("recordings", "A recording", node -> recording(node, durations));
  }

  private static Recording recording(JsonNode node, Function<String, Duration> durations) {
    String into = text(node, "into");
    Duration every = durations.apply(text(node, "every"));
    Duration keep = node.has("keep") ? durations.apply(text(node, "keep")) : null;
    return node.has("sessions")
        ? Recording.sessions(into, text(node, "sessions"), every, keep)
        : Recording.into(
            into, text(node, "sql"), words(node, "key"), words(node, "ignore"), every, keep);
  }
}
