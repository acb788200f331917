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
