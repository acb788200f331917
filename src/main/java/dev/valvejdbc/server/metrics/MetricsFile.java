package dev.valvejdbc.server.metrics;

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
    List<Metric> metrics = new ArrayList<>();
    for (JsonNode node : root.path("metrics")) {
      try {
        String every = node.path("every").asText("30s");
        metrics.add(
            new Metric(
                text(node, "name"),
                node.path("help").asText("Of a query of valve-sql."),
                text(node, "sql"),
                durations.apply(every),
                node.path("most").asInt(USUAL_MOST)));
      } catch (RuntimeException e) {
        throw new IOException("A metric of " + file + " is wrong: " + e.getMessage(), e);
      }
    }
    if (metrics.isEmpty()) {
      throw new IOException("The file " + file + " has no list 'metrics'.");
    }
    return metrics;
  }

  private static String text(JsonNode node, String field) {
    @Nullable String text = node.path(field).textValue();
    if (text == null) {
      throw new IllegalArgumentException("it needs a text '" + field + "'");
    }
    return text;
  }
}
