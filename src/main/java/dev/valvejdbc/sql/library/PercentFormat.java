package dev.valvejdbc.sql.library;

import dev.valvejdbc.errors.SqlError;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/** Writes and reads times by the patterns of strftime, as in {@code %Y-%m-%d}. */
final class PercentFormat {
  private PercentFormat() {}

  static String written(LocalDateTime time, String format) {
    return formatter(format).format(time);
  }

  /** Reads a time; what the pattern does not name is that of 1 January 1900, midnight. */
  static LocalDateTime read(String text, String format) {
    try {
      TemporalAccessor read = formatter(format).parse(text.strip());
      LocalDate day = read.query(TemporalQueries.localDate());
      LocalTime time = read.query(TemporalQueries.localTime());
      return LocalDateTime.of(
          day == null ? LocalDate.of(1900, 1, 1) : day, time == null ? LocalTime.MIDNIGHT : time);
    } catch (DateTimeException e) {
      throw unreadable(text, format);
    }
  }

  /** What is said of a text that tells no time in its form. */
  static RuntimeException unreadable(String text, String format) {
    return SqlError.FUNCTION_ARGUMENT.inStatement(
        "A time", "'" + text + "'", "texts of the form '" + format + "' here");
  }

  private static DateTimeFormatter formatter(String format) {
    DateTimeFormatterBuilder made = new DateTimeFormatterBuilder().parseCaseInsensitive();
    for (int i = 0; i < format.length(); i++) {
      char letter = format.charAt(i);
      if (letter != '%') {
        made.appendLiteral(letter);
        continue;
      }
      boolean bare = format.startsWith("%-", i);
      i += bare ? 2 : 1;
      part(made, i < format.length() ? format.charAt(i) : ' ', bare ? 1 : 2, format);
    }
    return made.toFormatter(Locale.ENGLISH);
  }

  private static void part(DateTimeFormatterBuilder to, char letter, int width, String format) {
    switch (letter) {
      case 'Y' -> to.appendValue(ChronoField.YEAR, 4);
      case 'y' -> to.appendValueReduced(ChronoField.YEAR, 2, 2, 1970);
      case 'm' -> number(to, ChronoField.MONTH_OF_YEAR, width);
      case 'd' -> number(to, ChronoField.DAY_OF_MONTH, width);
      case 'H' -> number(to, ChronoField.HOUR_OF_DAY, width);
      case 'I' -> number(to, ChronoField.CLOCK_HOUR_OF_AMPM, width);
      case 'M' -> number(to, ChronoField.MINUTE_OF_HOUR, width);
      case 'S' -> number(to, ChronoField.SECOND_OF_MINUTE, width);
      case 'f' -> to.appendFraction(ChronoField.NANO_OF_SECOND, 6, 6, false);
      case 'g' -> to.appendFraction(ChronoField.NANO_OF_SECOND, 3, 3, false);
      case 'j' -> number(to, ChronoField.DAY_OF_YEAR, width == 1 ? 1 : 3);
      case 'p' -> to.appendText(ChronoField.AMPM_OF_DAY, TextStyle.SHORT);
      case 'a' -> to.appendText(ChronoField.DAY_OF_WEEK, TextStyle.SHORT);
      case 'A' -> to.appendText(ChronoField.DAY_OF_WEEK, TextStyle.FULL);
      case 'b' -> to.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.SHORT);
      case 'B' -> to.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.FULL);
      case 'V' -> to.appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2);
      case 'u' -> to.appendValue(ChronoField.DAY_OF_WEEK, 1);
      case 'F' -> to.appendPattern("uuuu-MM-dd");
      case 'T' -> to.appendPattern("HH:mm:ss");
      case '%' -> to.appendLiteral('%');
      default ->
          throw SqlError.FUNCTION_ARGUMENT.inStatement(
              "The format of a time",
              "'" + format + "'",
              "%Y, %y, %m, %d, %H, %I, %M, %S, %f, %g, %j, %p, %a, %A, %b, %B, %V, %u, %F, %T and"
                  + " %%");
    }
  }

  private static void number(DateTimeFormatterBuilder to, ChronoField field, int width) {
    if (width == 1) {
      to.appendValue(field);
    } else {
      to.appendValue(field, width);
    }
  }
}
