package dev.valvejdbc.cli.format;

import java.util.Locale;

/** Names the formats of printed rows, as {@code --format} has them. */
public enum Format {
  TABLE,
  CSV,
  JSON,
  MARKDOWN,
  VERTICAL;

  /**
   * For whom rows are printed.
   *
   * @param style for formats that people read
   * @param terminal whether a terminal shows them, which no text of a stranger may drive
   * @param spreadsheet whether a spreadsheet reads them, for which no text may be a formula
   */
  public record Audience(Style style, boolean terminal, boolean spreadsheet) {
    /** A file or a pipe, which gets every byte. */
    public static final Audience PIPE = new Audience(Style.PLAIN, false, false);
  }

  /** Makes the printer of rows. */
  public RowFormat rows(Audience audience) {
    return switch (this) {
      case TABLE -> new TableFormat(audience.style());
      case CSV -> new CsvFormat(audience.terminal(), audience.spreadsheet());
      case JSON -> new JsonFormat();
      case MARKDOWN -> new MarkdownFormat();
      case VERTICAL -> new VerticalFormat(audience.style());
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
