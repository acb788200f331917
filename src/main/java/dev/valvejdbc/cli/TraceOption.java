package dev.valvejdbc.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Adds the option {@code --trace}, which sets the property log. */
final class TraceOption {
  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description =
          "Append to a file what statements did: the plan, each scan with what was sent and"
              + " received, each server that did not answer. No secret is in it.")
  private @Nullable Path file;

  /** The URL with the file, which wins over one that it has. */
  String in(String url) {
    return file == null ? url : UrlText.with(url, "log", file.toString());
  }
}
