package dev.valvejdbc.cli;

import java.util.Locale;

/** The formats by name. */
enum Format {
  TABLE,
  CSV,
  JSON,
  MARKDOWN,
  VERTICAL;

  /** The printer of rows; a style is for those meant for the eye. */
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
