package dev.valvejdbc.cli;

import java.util.Locale;

/** The formats by name. */
enum Format {
  TABLE,
  CSV,
  JSON,
  MARKDOWN,
  VERTICAL;

  RowFormat rows() {
    return switch (this) {
      case TABLE -> new TableFormat();
      case CSV -> new CsvFormat();
      case JSON -> new JsonFormat();
      case MARKDOWN -> new MarkdownFormat();
      case VERTICAL -> new VerticalFormat();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
