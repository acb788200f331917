package dev.valvejdbc.tables.list;

import dev.valvejdbc.protocol.master.FilterKey;
import dev.valvejdbc.protocol.master.MasterFilter;
import dev.valvejdbc.protocol.master.MasterFilter.Condition;
import dev.valvejdbc.protocol.master.MasterFilter.Not;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads the comparison of one column with a value as a filter of server lists. */
public final class Comparisons {
  private Comparisons() {}

  public static FilterReading counts(Meaning left, Comparison kind, Meaning right) {
    if (left == Meaning.MAX_PLAYERS && right == Meaning.PLAYERS) {
      return counts(right, kind.reversed(), left);
    }
    if (left != Meaning.PLAYERS || right != Meaning.MAX_PLAYERS) {
      return FilterReading.EVERYTHING;
    }
    MasterFilter notFull = Condition.flag(FilterKey.NOT_FULL);
    return switch (kind) {
      case LESS -> FilterReading.exact(notFull);
      case GREATER_OR_EQUAL -> FilterReading.exact(new Not(notFull));
      case EQUAL, GREATER -> new FilterReading(new Not(notFull), false);
      case NOT_EQUAL, LESS_OR_EQUAL -> FilterReading.EVERYTHING;
    };
  }

  public static FilterReading compared(Meaning column, Comparison kind, @Nullable Object value) {
    if (value == null) {
      return FilterReading.EVERYTHING;
    }
    if (column == Meaning.PLAYERS) {
      return value instanceof Number number
          ? players(kind, new BigDecimal(number.toString()))
          : FilterReading.EVERYTHING;
    }
    if (kind != Comparison.EQUAL && kind != Comparison.NOT_EQUAL) {
      return FilterReading.EVERYTHING;
    }
    boolean equal = kind == Comparison.EQUAL;
    if (value instanceof Boolean flag) {
      return flag(column, flag == equal);
    }
    if (column == Meaning.APP_ID && value instanceof Number number) {
      return application(new BigDecimal(number.toString()), equal);
    }
    return value instanceof String text ? text(column, text, equal) : FilterReading.EVERYTHING;
  }

  private static FilterReading application(BigDecimal id, boolean equal) {
    boolean whole = id.stripTrailingZeros().scale() <= 0 && id.signum() >= 0;
    return whole
        ? signed(new Condition(FilterKey.APP_ID, id.toBigInteger().toString()), equal)
        : FilterReading.EVERYTHING;
  }

  private static FilterReading text(Meaning column, String value, boolean equal) {
    String text = value.stripTrailing();
    return switch (column) {
      case GAMEDIR -> pair(FilterKey.GAMEDIR, text, equal);
      case MAP -> pair(FilterKey.MAP, text, equal);
      case FILTER -> equal ? pair(FilterKey.RAW, text, true) : FilterReading.EVERYTHING;
      case OS -> text.equals("l") ? flag(Meaning.LINUX, equal) : not(Meaning.LINUX, equal);
      case PLATFORM ->
          text.equals("linux") ? flag(Meaning.LINUX, equal) : not(Meaning.LINUX, equal);
      case TYPE ->
          text.equals("dedicated") ? flag(Meaning.DEDICATED, equal) : not(Meaning.DEDICATED, equal);
      case IP -> equal ? pair(FilterKey.ADDRESS, text, true) : FilterReading.EVERYTHING;
      case ADDR -> equal ? address(text) : FilterReading.EVERYTHING;
      case NAME -> equal ? prefix(FilterKey.NAME, text, false) : FilterReading.EVERYTHING;
      case VERSION -> equal ? prefix(FilterKey.VERSION, text, false) : FilterReading.EVERYTHING;
      default -> FilterReading.EVERYTHING;
    };
  }

  /** Another value than the one that the flag stands for: the flag is not set. */
  private static FilterReading not(Meaning column, boolean equal) {
    return equal ? flag(column, false).widened() : FilterReading.EVERYTHING;
  }

  private static FilterReading address(String addr) {
    int colon = addr.lastIndexOf(':');
    String host = colon < 0 ? addr : addr.substring(0, colon);
    return host.matches("\\d{1,3}(\\.\\d{1,3}){3}")
        ? pair(FilterKey.ADDRESS, host, true).widened()
        : FilterReading.EVERYTHING;
  }

  private static FilterReading pair(FilterKey key, String value, boolean equal) {
    return Condition.isRepresentable(key, value)
        ? signed(new Condition(key, value), equal)
        : FilterReading.EVERYTHING;
  }

  /**
   * Reads a condition on tags.
   *
   * @param function the name of the function, in any case
   * @param tags the column that it is asked of; null for none that a list knows
   * @param wanted the tags to look for, as written
   */
  public static FilterReading tags(String function, @Nullable Meaning tags, String wanted) {
    boolean all = function.equalsIgnoreCase(TagFunction.ALL.sqlName());
    boolean any = function.equalsIgnoreCase(TagFunction.ANY.sqlName());
    FilterKey key =
        tags == Meaning.TAGS && all
            ? FilterKey.TAGS
            : tags != Meaning.HIDDEN_TAGS
                ? null
                : all ? FilterKey.HIDDEN_TAGS : any ? FilterKey.ANY_HIDDEN_TAG : null;
    return key == null ? FilterReading.EVERYTHING : pair(key, TagFunction.normalized(wanted), true);
  }

  private static FilterReading signed(MasterFilter filter, boolean holds) {
    return FilterReading.exact(holds ? filter : new Not(filter));
  }

  public static FilterReading flag(Meaning column, boolean set) {
    return switch (column) {
      case SECURE -> signed(Condition.flag(FilterKey.SECURE), set);
      case DEDICATED -> signed(Condition.flag(FilterKey.DEDICATED), set);
      case LINUX -> signed(Condition.flag(FilterKey.LINUX), set);
      case PROXY -> signed(Condition.flag(FilterKey.PROXY), set);
      case WHITE -> signed(Condition.flag(FilterKey.WHITE), set);
      case PASSWORD -> signed(Condition.flag(FilterKey.NO_PASSWORD), !set);
      case IS_EMPTY ->
          FilterReading.exact(Condition.flag(set ? FilterKey.NO_PLAYERS : FilterKey.NOT_EMPTY));
      case IS_FULL -> signed(Condition.flag(FilterKey.NOT_FULL), !set);
      case COLLAPSE ->
          set ? FilterReading.exact(Condition.flag(FilterKey.COLLAPSE)) : FilterReading.EVERYTHING;
      default -> FilterReading.EVERYTHING;
    };
  }

  private static FilterReading players(Comparison kind, BigDecimal count) {
    int zero = count.signum();
    int one = count.compareTo(BigDecimal.ONE);
    MasterFilter some = Condition.flag(FilterKey.NOT_EMPTY);
    MasterFilter none = Condition.flag(FilterKey.NO_PLAYERS);
    return switch (kind) {
      case GREATER -> zero >= 0 ? new FilterReading(some, zero == 0) : FilterReading.EVERYTHING;
      case GREATER_OR_EQUAL ->
          zero > 0 ? new FilterReading(some, one <= 0) : FilterReading.EVERYTHING;
      case LESS -> one <= 0 ? new FilterReading(none, zero > 0) : FilterReading.EVERYTHING;
      case LESS_OR_EQUAL -> one < 0 ? new FilterReading(none, zero >= 0) : FilterReading.EVERYTHING;
      case EQUAL -> zero == 0 ? FilterReading.exact(none) : new FilterReading(some, false);
      case NOT_EQUAL -> zero == 0 ? FilterReading.exact(some) : FilterReading.EVERYTHING;
    };
  }

  /** Reads LIKE without an escape: what stands before the first wildcard narrows the list. */
  public static FilterReading like(@Nullable Meaning column, String pattern) {
    if (column != Meaning.NAME && column != Meaning.VERSION) {
      return FilterReading.EVERYTHING;
    }
    int end = 0;
    while (end < pattern.length() && "%_".indexOf(pattern.charAt(end)) < 0) {
      end++;
    }
    FilterKey key = column == Meaning.NAME ? FilterKey.NAME : FilterKey.VERSION;
    return prefix(key, pattern.substring(0, end), pattern.substring(end).equals("%"));
  }

  /** Texts that begin so; up to a wildcard of the filter language, which has no escape. */
  private static FilterReading prefix(FilterKey key, String prefix, boolean exact) {
    int star = prefix.indexOf('*');
    String plain = star < 0 ? prefix : prefix.substring(0, star);
    if (plain.isEmpty() || !Condition.isRepresentable(key, plain + "*")) {
      return FilterReading.EVERYTHING;
    }
    return new FilterReading(new Condition(key, plain + "*"), exact && star < 0);
  }
}
