package dev.valvejdbc.engine.plans;

import dev.valvejdbc.lookup.rel.LiteralKind;
import dev.valvejdbc.lookup.rel.LiteralList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code name = 'a' OR name = 'b' OR …} as a list of literals: planners compare each
 * alternative with all others.
 */
final class Alternatives {
  private static final Pattern COLUMN =
      Pattern.compile("(?:\\w++|\"[^\"]*+\")(?:\\s*+\\.\\s*+(?:\\w++|\"[^\"]*+\"))*+");

  private static final Pattern EQUAL =
      Pattern.compile("\\s*+=\\s*+(?:'((?:[^']|'')*+)'|(\\d{1,18}+))(?![\\w.'])");

  private static final Pattern OR = Pattern.compile("\\s++OR\\s++", Pattern.CASE_INSENSITIVE);

  private static final Pattern END =
      Pattern.compile(
          "\\s*+(?:$|[);]|(?:OR|ORDER|GROUP|LIMIT|OFFSET|FETCH|UNION|EXCEPT|INTERSECT|HAVING|THEN"
              + "|JOIN|LEFT|RIGHT|INNER|FULL|CROSS|WHERE)\\b)",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> BEFORE = Set.of("(", "WHERE", "ON", "OR", "HAVING", "WHEN");

  private final String sql;
  private final List<Object> values = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();

  private Alternatives(String sql) {
    this.sql = sql;
  }

  /**
   * The alternatives that start at a place, null if there are no more than a few.
   *
   * @param before the word before, in upper case
   * @param few how many are left as they are
   */
  static @Nullable Literal at(String sql, int start, String before, int few) {
    return BEFORE.contains(before) ? new Alternatives(sql).read(start, few) : null;
  }

  private @Nullable Literal read(int start, int few) {
    Matcher column = COLUMN.matcher(sql).region(start, sql.length());
    if (!column.lookingAt()) {
      return null;
    }
    String name = column.group();
    Matcher equal = EQUAL.matcher(sql).useTransparentBounds(true);
    Matcher or = OR.matcher(sql);
    int at = column.end();
    while (equal.region(at, sql.length()).lookingAt() && add(equal)) {
      boolean more =
          or.region(equal.end(), sql.length()).lookingAt()
              && sql.startsWith(name, or.end())
              && EQUAL.matcher(sql).region(or.end() + name.length(), sql.length()).lookingAt();
      if (!more) {
        break;
      }
      at = or.end() + name.length();
    }
    return values.size() > few ? literal(start, name) : null;
  }

  /** Takes a literal, if it is of the kind of those before. */
  private boolean add(Matcher equal) {
    String text = equal.group(1);
    Object value = text == null ? (Object) Long.valueOf(equal.group(2)) : text.replace("''", "'");
    if (!values.isEmpty() && values.get(0).getClass() != value.getClass()) {
      return false;
    }
    values.add(value);
    ends.add(equal.end());
    return true;
  }

  /** What follows the last one may be part of it, and of no other. */
  private Literal literal(int start, String name) {
    int last = values.size() - 1;
    if (!END.matcher(sql).region(ends.get(last), sql.length()).lookingAt()) {
      values.remove(last);
      last--;
    }
    LiteralKind kind = values.get(0) instanceof String ? LiteralKind.TEXTS : LiteralKind.NUMBERS;
    return new Literal(
        start, ends.get(last), kind, new LiteralList(List.copyOf(values)), name + " IN (", ")");
  }
}
