package dev.valvejdbc.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds the options that say which statements to run. */
final class StatementOptions {
  @Option(
      names = {"-e", "-c", "--execute", "--command"},
      paramLabel = "SQL",
      description = "Run these statements, separated by semicolons.")
  private @Nullable String execute;

  @Parameters(
      arity = "0..1",
      paramLabel = "SQL",
      description = "The same without an option: valve-sql \"SELECT 1\".")
  private @Nullable String given;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Run the statements of a file; - is standard input.")
  private @Nullable String file;

  /**
   * Tells the statements to run; null for a shell.
   *
   * @throws IOException with a sentence if more than one source is given, or a file cannot be read
   */
  @Nullable String text(InputStream in) throws IOException {
    if ((execute != null && file != null) || (given != null && (execute != null || file != null))) {
      throw new IOException("Of -e, -f and a statement alone only one can be given.");
    }
    if (execute != null || given != null) {
      return execute != null ? execute : given;
    }
    String from = file;
    if (from == null) {
      return Boolean.getBoolean("valve.stdin.tty") ? null : standardInput(in);
    }
    if (from.equals("-")) {
      return standardInput(in);
    }
    if (!Files.isReadable(Path.of(from))) {
      throw new IOException("The file " + from + " cannot be read.");
    }
    return Files.readString(Path.of(from));
  }

  private static String standardInput(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
