package dev.valvejdbc.cli.alert;

import java.util.List;
import java.util.Map;

/**
 * What an alarm has to tell.
 *
 * @param count how many rows there are now
 * @param begun rows that are new, as JSON
 * @param over rows that are gone, as JSON
 * @param rows all of them by their keys
 */
public record Change(long count, List<String> begun, List<String> over, Map<String, String> rows) {
  /** Whether there is nothing new to be told. */
  public boolean isNone() {
    return begun.isEmpty() && over.isEmpty();
  }

  /** One JSON object that tells it to a program. */
  String json(String alarm) {
    return "{\"alert\":\""
        + alarm
        + "\",\"rows\":"
        + count
        + ",\"begun\":["
        + String.join(",", begun)
        + "],\"over\":["
        + String.join(",", over)
        + "]}";
  }
}
