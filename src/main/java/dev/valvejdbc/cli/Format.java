package dev.valvejdbc.cli;

import java.util.Locale;

/** Names the formats of printed rows, as {@code --format} has them. */
enum Format {
  TABLE,
  CSV,
  JSON,
  MARKDOWN,
  VERTICAL;

  /** Makes the printer of rows; the style is for formats that people read. */
  RowFormat rows(Style style) {
    return switch (this) {
      case TABLE -> new TableFormat(style);
      case CSV -> new CsvFormat();
      case JSON -> new JsonFormat();
      case MARKDOWN -> new MarkdownFormat();
      case VERTICAL -> new VerticalFormat(style);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
