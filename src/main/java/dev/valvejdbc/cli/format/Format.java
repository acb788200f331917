package dev.valvejdbc.cli.format;

import java.util.Locale;

/** Names the formats of printed rows, as {@code --format} has them. */
public enum Format {
  TABLE,
  CSV,
  JSON,
  JSONL,
  HTML,
  PARQUET,
  MARKDOWN,
  VERTICAL;

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

  /** Whether rows of several runs, one after the other, are rows of one. */
  public boolean appends() {
    return this == CSV || this == JSONL;
  }

  /** Makes the printer of rows. */
  public RowFormat rows(Audience audience) {
    return switch (this) {
      case TABLE -> new TableFormat(audience.style());
      case CSV -> new CsvFormat(audience.terminal(), audience.lines());
      case JSON -> new JsonFormat();
      case JSONL -> new JsonLinesFormat();
      case HTML -> new HtmlFormat();
      case PARQUET -> throw new IllegalStateException("a database writes it");
      case MARKDOWN -> new MarkdownFormat();
      case VERTICAL -> new VerticalFormat(audience.style());
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
