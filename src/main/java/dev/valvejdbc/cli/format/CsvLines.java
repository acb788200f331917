package dev.valvejdbc.cli.format;

/**
 * How lines of CSV are.
 *
 * @param header whether the first one has the names of the columns
 * @param end what ends them
 * @param spreadsheet whether a spreadsheet reads them, for which no text may be a formula
 */
public record CsvLines(boolean header, String end, boolean spreadsheet) {
  /** As the programs of this system write them. */
  public static final CsvLines USUAL = new CsvLines(true, System.lineSeparator(), false);

  /** The same without a header. */
  public CsvLines headless() {
    return new CsvLines(false, end, spreadsheet);
  }
}
