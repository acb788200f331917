package dev.valvejdbc.engine.plans;

import dev.valvejdbc.lookup.rel.LiteralKind;
import dev.valvejdbc.lookup.rel.LiteralList;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of literals of one kind: texts, numbers, days or moments, nulls among them. A list
 * with anything else in it is none.
 */
final class ListedLiterals {
  /** Lengths that short lists are made: those between share a plan. */
  private static final int[] LENGTHS = {1, 2, 4, 8, 16, 20};

  /** Lists up to this length stay what they are: their plan may depend on their values. */
  static final int SHORT = LENGTHS[LENGTHS.length - 1];

  private static final int DIGITS_OF_DECIMAL = 38;

  private static final Pattern NUMBER =
      Pattern.compile("(-?+)\\s*+((?:\\d++(?:\\.\\d*+)?+)|(?:\\.\\d++))(?![\\w.])");

  private static final Pattern WORD =
      Pattern.compile("(NULL)\\b|(DATE|TIMESTAMP)\\s*+'([^']*+)'(?!')", Pattern.CASE_INSENSITIVE);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.SSS]", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final String sql;
  private final List<@Nullable Object> values = new ArrayList<>();
  private final List<Literal> plain = new ArrayList<>();
  private @Nullable LiteralKind kind;
  private boolean nulls;

  /** Where the last literal ends, and where the list does. */
  private int last;

  private int end;

  private ListedLiterals(String sql) {
    this.sql = sql;
  }

  /**
   * The list whose first literal stands at a place.
   *
   * @param close the sign at its end
   * @return null if it is no list of literals alone
   */
  static @Nullable ListedLiterals at(String sql, int first, char close) {
    ListedLiterals list = new ListedLiterals(sql);
    return list.read(first, close) ? list : null;
  }

  /** Where the sign at its end stands. */
  int end() {
    return end;
  }

  /** Whether it is so long that it is one value of a plan. */
  boolean isLong() {
    return values.size() > SHORT;
  }

  /** The list as one literal, which takes the place of what stands between two places. */
  Literal whole(int from, int to) {
    LiteralKind whole = kind == null ? LiteralKind.TEXTS : kind;
    return new Literal(
        from,
        to,
        nulls ? whole.orNull() : whole,
        new LiteralList(Collections.unmodifiableList(values)));
  }

  /** The list as one literal, in whose place stands what is in the parentheses. */
  Literal whole(int from) {
    return whole(from, last);
  }

  /**
   * Its literals one by one, the last several times, so that lists of almost the same length are of
   * one shape.
   *
   * @return none if there are others than texts and whole numbers among them
   */
  List<Literal> single() {
    if (plain.size() < values.size()) {
      return List.of();
    }
    List<Literal> single = new ArrayList<>(plain);
    int length = 0;
    while (LENGTHS[length] < single.size()) {
      length++;
    }
    Literal repeated = Literal.again(single.get(single.size() - 1));
    while (single.size() < LENGTHS[length]) {
      single.add(repeated);
    }
    return single;
  }

  private boolean read(int first, char close) {
    int at = first;
    while (at < sql.length()) {
      last = literal(at);
      int next = last < 0 ? sql.length() : Spaces.end(sql, last);
      if (next >= sql.length()) {
        return false;
      }
      if (sql.charAt(next) == close) {
        end = next;
        return kind != null;
      }
      if (sql.charAt(next) != ',') {
        return false;
      }
      at = Spaces.end(sql, next + 1);
    }
    return false;
  }

  /** Takes a literal; where it ends, -1 if it is none. */
  private int literal(int at) {
    char c = sql.charAt(at);
    if (c == '\'') {
      int textEnd = Literal.textEnd(sql, at);
      return textEnd > 0 && add(LiteralKind.TEXTS, Literal.text(sql, at, textEnd)) ? textEnd : -1;
    }
    if (Character.isLetter(c)) {
      return word(at);
    }
    if (sql.startsWith("--", at)) {
      return -1;
    }
    Matcher number = NUMBER.matcher(sql).region(at, sql.length());
    return number.lookingAt() && add(at, number.group(1), number.group(2)) ? number.end() : -1;
  }

  private boolean add(int at, String sign, String number) {
    boolean whole = number.indexOf('.') < 0;
    if (number.length() > DIGITS_OF_DECIMAL) {
      return false;
    }
    if (whole && sign.isEmpty() && number.length() <= Literal.DIGITS_OF_BIGINT) {
      plain.add(Literal.number(at, number));
    }
    return add(
        LiteralKind.NUMBERS,
        whole && number.length() <= Literal.DIGITS_OF_BIGINT
            ? (Object) Long.valueOf(sign + number)
            : new BigDecimal(sign + number));
  }

  private boolean add(LiteralKind of, Literal text) {
    plain.add(text);
    return add(of, text.value());
  }

  private boolean add(LiteralKind of, Object value) {
    values.add(value);
    if (kind == null) {
      kind = of;
    }
    return kind == of;
  }

  private int word(int at) {
    Matcher word = WORD.matcher(sql).region(at, sql.length());
    if (!word.lookingAt()) {
      return -1;
    }
    if (word.group(1) != null) {
      nulls = true;
      values.add(null);
      return word.end();
    }
    boolean day = word.group(2).equalsIgnoreCase("DATE");
    Long time = time(day, word.group(3));
    return time != null && add(day ? LiteralKind.DATES : LiteralKind.TIMESTAMPS, time)
        ? word.end()
        : -1;
  }

  private static @Nullable Long time(boolean day, String text) {
    try {
      return day
          ? LocalDate.parse(text, DAY).toEpochDay()
          : LocalDateTime.parse(text, MOMENT).toInstant(ZoneOffset.UTC).toEpochMilli();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
