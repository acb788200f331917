package dev.valvejdbc.server.metrics;

import static dev.valvejdbc.json.JsonFile.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.valvejdbc.json.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The metrics of a JSON file, which may be the config file itself. */
public final class MetricsFile {
  private static final int USUAL_MOST = 1_000;

  private MetricsFile() {}

  /**
   * Reads the list {@code metrics}.
   *
   * @param durations reads texts such as 30s
   * @throws IOException with a sentence that names what is wrong
   */
  public static List<Metric> read(Path file, Function<String, Duration> durations)
      throws IOException {
    return JsonFile.read(file).list("metrics", "A metric", node -> metric(node, durations));
  }

  private static Metric metric(JsonNode node, Function<String, Duration> durations) {
    return new Metric(
        text(node, "name"),
        node.path("help").asText("Of a query of valve-sql."),
        text(node, "sql"),
        durations.apply(node.path("every").asText("30s")),
        node.path("most").asInt(USUAL_MOST));
  }
}
