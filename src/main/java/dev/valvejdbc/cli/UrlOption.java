package dev.valvejdbc.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Adds the option {@code --url}, which every command has. */
final class UrlOption {
  @Option(
      names = {"-u", "--url"},
      paramLabel = "URL",
      description = "What to connect to (default: $VALVE_URL, or jdbc:valve:).")
  private @Nullable String url;

  /** The URL given, that of the environment, or the plain one. */
  String url(Map<String, String> environment) {
    return url == null ? environment.getOrDefault("VALVE_URL", "jdbc:valve:") : url;
  }
}
