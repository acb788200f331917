package dev.valvejdbc.cli;

import dev.valvejdbc.cli.run.Trace;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Adds the option {@code --trace}. */
final class TraceOption {
  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description =
          "Append to a file what statements did: the plan, each scan with what was sent and"
              + " received, each server that did not answer. No secret is in it.")
  private @Nullable Path file;

  private @Nullable Trace opened;

  /** Where to write, opened once; null for nowhere. */
  @Nullable Trace trace() throws IOException {
    if (file != null && opened == null) {
      try {
        opened = Trace.to(file);
      } catch (IOException e) {
        throw new IOException("The file " + file + " of --trace cannot be written.", e);
      }
    }
    return opened;
  }

  void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
