package dev.valvejdbc.sql;

import dev.valvejdbc.protocol.master.FilterKey;
import dev.valvejdbc.protocol.master.MasterFilter;
import dev.valvejdbc.protocol.master.MasterFilter.Condition;
import dev.valvejdbc.protocol.master.MasterFilter.Not;
import dev.valvejdbc.sql.ListPredicate.Reading;
import java.math.BigDecimal;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** Reads the comparison of one column with a value as a filter of server lists. */
final class ListComparison {
  private ListComparison() {}

  static Reading counts(ListColumn left, SqlKind kind, ListColumn right) {
    if (left == ListColumn.MAX_PLAYERS && right == ListColumn.PLAYERS) {
      return counts(right, kind.reverse(), left);
    }
    if (left != ListColumn.PLAYERS || right != ListColumn.MAX_PLAYERS) {
      return Reading.EVERYTHING;
    }
    MasterFilter notFull = Condition.flag(FilterKey.NOT_FULL);
    return switch (kind) {
      case LESS_THAN -> Reading.exact(notFull);
      case GREATER_THAN_OR_EQUAL -> Reading.exact(new Not(notFull));
      case EQUALS, GREATER_THAN -> new Reading(new Not(notFull), false);
      default -> Reading.EVERYTHING;
    };
  }

  static Reading compared(ListColumn column, SqlKind kind, @Nullable Object value) {
    if (value == null) {
      return Reading.EVERYTHING;
    }
    if (column == ListColumn.PLAYERS) {
      return value instanceof Number number
          ? players(kind, new BigDecimal(number.toString()))
          : Reading.EVERYTHING;
    }
    if (kind != SqlKind.EQUALS && kind != SqlKind.NOT_EQUALS) {
      return Reading.EVERYTHING;
    }
    boolean equal = kind == SqlKind.EQUALS;
    if (value instanceof Boolean flag) {
      return flag(column, flag == equal);
    }
    if (column == ListColumn.APP_ID && value instanceof Number number) {
      return application(new BigDecimal(number.toString()), equal);
    }
    return value instanceof String text ? text(column, text, equal) : Reading.EVERYTHING;
  }

  private static Reading application(BigDecimal id, boolean equal) {
    boolean whole = id.stripTrailingZeros().scale() <= 0 && id.signum() >= 0;
    return whole
        ? signed(new Condition(FilterKey.APP_ID, id.toBigInteger().toString()), equal)
        : Reading.EVERYTHING;
  }

  private static Reading text(ListColumn column, String value, boolean equal) {
    String text = value.stripTrailing();
    return switch (column) {
      case GAMEDIR -> pair(FilterKey.GAMEDIR, text, equal);
      case MAP -> pair(FilterKey.MAP, text, equal);
      case FILTER -> equal ? pair(FilterKey.RAW, text, true) : Reading.EVERYTHING;
      case OS -> text.equals("l") ? flag(ListColumn.LINUX, equal) : not(ListColumn.LINUX, equal);
      case PLATFORM ->
          text.equals("linux") ? flag(ListColumn.LINUX, equal) : not(ListColumn.LINUX, equal);
      case TYPE ->
          text.equals("dedicated")
              ? flag(ListColumn.DEDICATED, equal)
              : not(ListColumn.DEDICATED, equal);
      case IP -> equal ? pair(FilterKey.ADDRESS, text, true) : Reading.EVERYTHING;
      case ADDR -> equal ? address(text) : Reading.EVERYTHING;
      case NAME -> equal ? prefix(FilterKey.NAME, text, false) : Reading.EVERYTHING;
      case VERSION -> equal ? prefix(FilterKey.VERSION, text, false) : Reading.EVERYTHING;
      default -> Reading.EVERYTHING;
    };
  }

  /** Another value than the one that the flag stands for: the flag is not set. */
  private static Reading not(ListColumn column, boolean equal) {
    return equal ? flag(column, false).widened() : Reading.EVERYTHING;
  }

  private static Reading address(String addr) {
    int colon = addr.lastIndexOf(':');
    String host = colon < 0 ? addr : addr.substring(0, colon);
    return host.matches("\\d{1,3}(\\.\\d{1,3}){3}")
        ? pair(FilterKey.ADDRESS, host, true).widened()
        : Reading.EVERYTHING;
  }

  static Reading pair(FilterKey key, String value, boolean equal) {
    return Condition.isRepresentable(key, value)
        ? signed(new Condition(key, value), equal)
        : Reading.EVERYTHING;
  }

  private static Reading signed(MasterFilter filter, boolean holds) {
    return Reading.exact(holds ? filter : new Not(filter));
  }

  static Reading flag(ListColumn column, boolean set) {
    return switch (column) {
      case SECURE -> signed(Condition.flag(FilterKey.SECURE), set);
      case DEDICATED -> signed(Condition.flag(FilterKey.DEDICATED), set);
      case LINUX -> signed(Condition.flag(FilterKey.LINUX), set);
      case PROXY -> signed(Condition.flag(FilterKey.PROXY), set);
      case WHITE -> signed(Condition.flag(FilterKey.WHITE), set);
      case PASSWORD -> signed(Condition.flag(FilterKey.NO_PASSWORD), !set);
      case IS_EMPTY ->
          Reading.exact(Condition.flag(set ? FilterKey.NO_PLAYERS : FilterKey.NOT_EMPTY));
      case IS_FULL -> signed(Condition.flag(FilterKey.NOT_FULL), !set);
      case COLLAPSE -> set ? Reading.exact(Condition.flag(FilterKey.COLLAPSE)) : Reading.EVERYTHING;
      default -> Reading.EVERYTHING;
    };
  }

  private static Reading players(SqlKind kind, BigDecimal count) {
    int zero = count.signum();
    int one = count.compareTo(BigDecimal.ONE);
    MasterFilter some = Condition.flag(FilterKey.NOT_EMPTY);
    MasterFilter none = Condition.flag(FilterKey.NO_PLAYERS);
    return switch (kind) {
      case GREATER_THAN -> zero >= 0 ? new Reading(some, zero == 0) : Reading.EVERYTHING;
      case GREATER_THAN_OR_EQUAL -> zero > 0 ? new Reading(some, one <= 0) : Reading.EVERYTHING;
      case LESS_THAN -> one <= 0 ? new Reading(none, zero > 0) : Reading.EVERYTHING;
      case LESS_THAN_OR_EQUAL -> one < 0 ? new Reading(none, zero >= 0) : Reading.EVERYTHING;
      case EQUALS -> zero == 0 ? Reading.exact(none) : new Reading(some, false);
      case NOT_EQUALS -> zero == 0 ? Reading.exact(some) : Reading.EVERYTHING;
      default -> Reading.EVERYTHING;
    };
  }

  /** Texts that begin so; up to a wildcard of the filter language, which has no escape. */
  static Reading prefix(FilterKey key, String prefix, boolean exact) {
    int star = prefix.indexOf('*');
    String plain = star < 0 ? prefix : prefix.substring(0, star);
    if (plain.isEmpty() || !Condition.isRepresentable(key, plain + "*")) {
      return Reading.EVERYTHING;
    }
    return new Reading(new Condition(key, plain + "*"), exact && star < 0);
  }
}
