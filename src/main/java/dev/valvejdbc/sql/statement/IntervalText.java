package dev.valvejdbc.sql.statement;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Reads intervals that name their units themselves, such as '1 hour 30 minutes'. */
public final class IntervalText {
  private static final Pattern PART =
      Pattern.compile("\\s*([+-]?\\d{1,9}(?:\\.\\d{1,6})?)\\s*([a-zA-Z]+)\\s*,?");
  private static final Pattern CLOCK =
      Pattern.compile("\\s*([+-]?)(\\d{1,6}):(\\d{1,2})(?::(\\d{1,2}(?:\\.\\d{1,6})?))?\\s*");

  private static final Map<String, Integer> MONTHS =
      Map.of("year", 12, "yr", 12, "y", 12, "quarter", 3, "month", 1, "mon", 1);

  private static final Map<String, Integer> MILLIS =
      Map.ofEntries(
          Map.entry("week", 604_800_000),
          Map.entry("w", 604_800_000),
          Map.entry("day", 86_400_000),
          Map.entry("d", 86_400_000),
          Map.entry("hour", 3_600_000),
          Map.entry("hr", 3_600_000),
          Map.entry("h", 3_600_000),
          Map.entry("minute", 60_000),
          Map.entry("min", 60_000),
          Map.entry("m", 60_000),
          Map.entry("second", 1_000),
          Map.entry("sec", 1_000),
          Map.entry("s", 1_000),
          Map.entry("millisecond", 1),
          Map.entry("ms", 1));

  private static final int DIGITS = 10;

  private IntervalText() {}

  /** The literal of a text: an interval of months, or one of seconds. */
  public static SqlNode literal(int sign, String text, SqlParserPos position) {
    BigDecimal months = BigDecimal.ZERO;
    BigDecimal millis = BigDecimal.ZERO;
    Matcher part = PART.matcher(text);
    int end = 0;
    while (part.lookingAt()) {
      String unit = part.group(2).toLowerCase(Locale.ROOT);
      String one =
          unit.length() > 2 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
      BigDecimal count = new BigDecimal(part.group(1));
      if (MONTHS.containsKey(one)) {
        months = months.add(count.multiply(BigDecimal.valueOf(MONTHS.get(one))));
      } else if (MILLIS.containsKey(one)) {
        millis = millis.add(count.multiply(BigDecimal.valueOf(MILLIS.get(one))));
      } else {
        throw wrong(text);
      }
      end = part.end();
      part.region(end, text.length());
    }
    if (end < text.length()) {
      millis = millis.add(clock(text, text.substring(end)));
    }
    boolean ofMonths = months.signum() != 0;
    if (text.isBlank() || (ofMonths && millis.signum() != 0)) {
      throw wrong(text);
    }
    return ofMonths ? months(sign, months, position) : seconds(sign, millis, position);
  }

  private static BigDecimal clock(String text, String rest) {
    Matcher clock = CLOCK.matcher(rest);
    if (!clock.matches()) {
      throw wrong(text);
    }
    String seconds = clock.group(4) == null ? "0" : clock.group(4);
    BigDecimal millis =
        BigDecimal.valueOf(Long.parseLong(clock.group(2)) * 3_600_000)
            .add(BigDecimal.valueOf(Long.parseLong(clock.group(3)) * 60_000))
            .add(new BigDecimal(seconds).movePointRight(3));
    return clock.group(1).equals("-") ? millis.negate() : millis;
  }

  private static SqlNode months(int sign, BigDecimal months, SqlParserPos position) {
    SqlIntervalQualifier unit =
        new SqlIntervalQualifier(TimeUnit.MONTH, DIGITS, null, -1, position);
    return SqlLiteral.createInterval(
        sign * months.signum(), months.abs().toBigInteger().toString(), unit, position);
  }

  private static SqlNode seconds(int sign, BigDecimal millis, SqlParserPos position) {
    SqlIntervalQualifier unit =
        new SqlIntervalQualifier(TimeUnit.SECOND, DIGITS, null, 3, position);
    String text =
        millis.abs().movePointLeft(3).setScale(3, java.math.RoundingMode.HALF_UP).toPlainString();
    return SqlLiteral.createInterval(millis.signum() < 0 ? -sign : sign, text, unit, position);
  }

  private static StatementException wrong(String text) {
    return new StatementException(
        SqlError.SYNTAX.said(
            "'"
                + text
                + "' is no interval: write one such as '5 minutes', '1 hour 30 minutes',"
                + " '01:30:00' or '2 months'; months and days do not go together.",
            null));
  }
}
