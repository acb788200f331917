package dev.valvejdbc.sql.library;

import dev.valvejdbc.errors.SqlError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes numbers by the patterns of PostgreSQL's TO_CHAR. */
final class NumberFormat {
  private static final int LONGEST = 100;

  private final String pattern;
  private final boolean filled;
  private String before = "";
  private String after = "";
  private boolean trailingSign;
  private boolean sign;
  private String whole = "";
  private String fraction = "";

  private NumberFormat(String format) {
    if (format.length() > LONGEST) {
      throw refused(format);
    }
    String all = format.toUpperCase(Locale.ROOT);
    filled = !all.startsWith("FM");
    pattern = filled ? all : all.substring(2);
    read(format);
  }

  private void read(String format) {
    StringBuilder digits = new StringBuilder();
    boolean point = false;
    for (int i = 0; i < pattern.length(); i++) {
      char letter = pattern.charAt(i);
      switch (letter) {
        case '9', '0' -> digits.append(letter);
        case ',', 'G' -> digits.append(',');
        case '.', 'D' -> {
          if (point) {
            throw refused(format);
          }
          whole = digits.toString();
          digits.setLength(0);
          point = true;
        }
        case 'S' -> {
          sign = true;
          trailingSign = i > 0;
        }
        case 'M' -> {
          if (!pattern.startsWith("MI", i)) {
            throw refused(format);
          }
          i++;
          trailingSign = true;
        }
        default -> {
          if ("$€%() ".indexOf(letter) < 0) {
            throw refused(format);
          }
          if (digits.isEmpty() && !point) {
            before += letter;
          } else {
            after += letter;
          }
        }
      }
    }
    if (point) {
      fraction = digits.toString();
    } else {
      whole = digits.toString();
    }
  }

  private static RuntimeException refused(String format) {
    return SqlError.FUNCTION_ARGUMENT.inStatement(
        "The format of a number", "'" + format + "'", "9, 0, '.', ',', D, G, S, MI, FM and $");
  }

  /** Writes a number; as # where it has too many digits. */
  static String format(Number number, String format) {
    NumberFormat read = new NumberFormat(format);
    if (number instanceof Double d && !Double.isFinite(d)) {
      return d.toString();
    }
    return read.written(new BigDecimal(number.toString()));
  }

  private String written(BigDecimal number) {
    BigDecimal value = number.setScale(fraction.length(), RoundingMode.HALF_UP);
    String[] parts = value.abs().toPlainString().split("\\.", 2);
    long places = whole.chars().filter(c -> c != ',').count();
    String digits = parts[0].equals("0") ? "" : parts[0];
    boolean tooLong = digits.length() > places;
    StringBuilder text = new StringBuilder();
    int place = 0;
    boolean begun = false;
    for (int i = 0; i < whole.length(); i++) {
      char letter = whole.charAt(i);
      if (letter == ',') {
        text.append(begun ? ',' : ' ');
        continue;
      }
      int digit = (int) (digits.length() - places + place++);
      boolean last = place == places && fraction.isEmpty();
      begun |= letter == '0' || digit >= 0 || last || tooLong;
      text.append(!begun ? ' ' : tooLong ? '#' : digit < 0 ? '0' : digits.charAt(digit));
    }
    if (pattern.matches(".*[.D].*")) {
      text.append('.').append(tooLong ? "#".repeat(fraction.length()) : fraction(parts));
    }
    return signed(text.toString(), value.signum() < 0);
  }

  private String fraction(String[] parts) {
    String digits = parts.length > 1 ? parts[1] : "";
    int end = digits.length();
    while (!filled && end > 0 && digits.charAt(end - 1) == '0' && fraction.charAt(end - 1) == '9') {
      end--;
    }
    return digits.substring(0, end);
  }

  private String signed(String digits, boolean negative) {
    String bare = digits.stripLeading();
    String mark = negative ? "-" : sign ? "+" : filled ? " " : "";
    String text = trailingSign ? before + bare + mark : mark + before + bare;
    String blanks = " ".repeat(digits.length() - bare.length());
    return (filled ? blanks : "") + text + after;
  }
}
