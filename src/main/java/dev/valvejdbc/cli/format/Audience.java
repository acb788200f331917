package dev.valvejdbc.cli.format;

/**
 * For whom rows are printed.
 *
 * @param style for formats that people read
 * @param terminal whether a terminal shows them, which no text of a stranger may drive
 * @param lines how the lines of CSV are to be
 */
public record Audience(Style style, boolean terminal, CsvLines lines) {
  /** A file or a pipe, which gets every byte. */
  public static final Audience PIPE = new Audience(Style.PLAIN, false, CsvLines.USUAL);
}
