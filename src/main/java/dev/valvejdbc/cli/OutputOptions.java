package dev.valvejdbc.cli;

import dev.valvejdbc.cli.format.CsvLines;
import dev.valvejdbc.cli.format.Format;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Adds the options that say in which form rows are written, where, and which of them alarm. */
final class OutputOptions {
  /** The exit code for rows, or no rows, where that is an alarm. */
  static final int FOUND = 3;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How rows are printed: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
      defaultValue = "table")
  private Format format = Format.TABLE;

  @Option(
      names = "--safe-csv",
      description =
          "With --format csv: an apostrophe before texts that a spreadsheet takes for formulas.")
  private boolean spreadsheet;

  @Option(names = "--no-header", description = "With --format csv: no names of columns.")
  private boolean headless;

  @Option(
      names = "--crlf",
      description = "With --format csv: lines end with CR LF, as RFC 4180 has it.")
  private boolean crlf;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to a file: all rows, or nothing if something fails.")
  private @Nullable Path target;

  @Option(names = "--fail-on-empty", description = "End with 3 if there are no rows.")
  private boolean failsOnEmpty;

  @Option(names = "--fail-on-rows", description = "End with 3 if there are rows.")
  private boolean failsOnRows;

  Format format() {
    return format;
  }

  /** The file to write to; null for standard output. */
  @Nullable Path target() {
    return target;
  }

  CsvLines lines() {
    return new CsvLines(!headless, crlf ? "\r\n" : System.lineSeparator(), spreadsheet);
  }

  /** Tells how the process ends after so many rows. */
  int code(long rows) {
    boolean failed = (failsOnEmpty && rows == 0) || (failsOnRows && rows > 0);
    return failed ? FOUND : 0;
  }

  /**
   * Checks what goes together.
   *
   * @throws IOException with a sentence for what does not
   */
  void check(boolean watching) throws IOException {
    if ((spreadsheet || headless || crlf) && format != Format.CSV) {
      throw new IOException("--safe-csv, --no-header and --crlf go with --format csv.");
    }
    if (watching && target != null) {
      throw new IOException(
          "--output takes one result; with --watch, redirect the output: >> file.");
    }
  }
}
