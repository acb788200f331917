package dev.valvejdbc.jdbc.repair;

import dev.valvejdbc.errors.SqlError;
import java.sql.SQLException;

/** Knows the errors of Calcite's runtime, which have no states, by their messages. */
final class RuntimeErrors {
  private static final String NO_ROWS = "Argument must be a table function: ";

  private RuntimeErrors() {}

  /**
   * The error for what was thrown.
   *
   * @param root the last of its causes
   * @param message the first line of the root's message
   */
  static SQLException of(Throwable root, String message, Throwable thrown) {
    if (message.startsWith(NO_ROWS)) {
      return SqlError.INVALID.said(
          message.substring(NO_ROWS.length())
              + " yields a value and no rows: write it behind SELECT, or FROM UNNEST(…) of an"
              + " array.",
          thrown);
    }
    if (message.startsWith("Not a valid Unicode code point")) {
      return SqlError.FUNCTION_ARGUMENT.said(
          "CHR takes the number of a character, 0 to 1114111.", thrown);
    }
    if (root.getClass().getName().contains(".jackson.")) {
      return SqlError.NOT_CONVERTIBLE.said("A text is no JSON.", thrown);
    }
    if (root.getClass().getName().contains(".jsonpath.")) {
      return SqlError.FUNCTION_ARGUMENT.said(
          "A path leads to nothing in a JSON text: " + message + ".", thrown);
    }
    SqlError error = ofData(message);
    return error == SqlError.SEVERAL_VALUES ? error.because(thrown) : error.said(message, thrown);
  }

  private static SqlError ofData(String message) {
    if (message.matches(
        "(Invalid (DATE|TIME|TIMESTAMP)\\b|Value of [A-Z]+ field is out|[A-Z][a-z]+ out of"
            + " range: ).*")) {
      return SqlError.TIME_FORMAT;
    }
    if (message.startsWith("more than one value in agg")
        || message.startsWith("More than one value in list")) {
      return SqlError.SEVERAL_VALUES;
    }
    if (message.startsWith("Invalid character for cast")) {
      return SqlError.NOT_CONVERTIBLE;
    }
    if (message.startsWith("Substring error")) {
      return SqlError.SUBSTRING;
    }
    if (message.startsWith("Cannot take logarithm")) {
      return SqlError.LOGARITHM;
    }
    if (message.contains(" near index ")) {
      return SqlError.PATTERN;
    }
    return message.startsWith("Invalid escape") ? SqlError.ESCAPE : SqlError.OTHER;
  }
}
