package dev.valvejdbc.sql;

import dev.valvejdbc.protocol.master.FilterKey;
import dev.valvejdbc.protocol.master.MasterFilter;
import dev.valvejdbc.protocol.master.MasterFilter.And;
import dev.valvejdbc.protocol.master.MasterFilter.Condition;
import dev.valvejdbc.protocol.master.MasterFilter.Not;
import dev.valvejdbc.protocol.master.MasterFilter.Or;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads an SQL condition as a filter of server lists: one that holds for every server that the
 * condition holds for, and perhaps for more.
 */
final class ListPredicate {
  /** The filter, and whether it holds for no other servers. */
  record Reading(MasterFilter filter, boolean exact) {
    static final Reading EVERYTHING = new Reading(MasterFilter.EVERYTHING, false);

    static Reading exact(MasterFilter filter) {
      return new Reading(filter, true);
    }

    Reading widened() {
      return new Reading(filter, false);
    }
  }

  private final List<@Nullable ListColumn> columns;
  private final Function<RexDynamicParam, @Nullable Object> parameters;

  /**
   * @param columns what the inputs mean
   * @param parameters the value of each parameter; null if it is not known
   */
  ListPredicate(
      List<@Nullable ListColumn> columns, Function<RexDynamicParam, @Nullable Object> parameters) {
    this.columns = columns;
    this.parameters = parameters;
  }

  /** Reads a condition without SEARCH. */
  Reading read(RexNode condition) {
    return read(condition, false);
  }

  private Reading read(RexNode node, boolean negated) {
    if (node instanceof RexInputRef) {
      ListColumn column = column(node);
      return column == null ? Reading.EVERYTHING : flag(column, !negated);
    }
    if (node instanceof RexLiteral literal && literal.getValue() instanceof Boolean value) {
      return Reading.exact(value == negated ? MasterFilter.NOTHING : MasterFilter.EVERYTHING);
    }
    if (!(node instanceof RexCall call)) {
      return Reading.EVERYTHING;
    }
    return switch (call.getKind()) {
      case AND -> negated ? any(call, true) : all(call, false);
      case OR -> negated ? all(call, true) : any(call, false);
      case NOT -> read(call.getOperands().get(0), !negated);
      case IS_TRUE -> negated ? Reading.EVERYTHING : read(call.getOperands().get(0), false);
      case IS_FALSE -> negated ? Reading.EVERYTHING : read(call.getOperands().get(0), true);
      case CAST -> read(call.getOperands().get(0), negated);
      case LIKE -> negated ? Reading.EVERYTHING : like(call);
      case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
          comparison(call, negated ? call.getKind().negateNullSafe() : call.getKind());
      default -> negated ? Reading.EVERYTHING : tags(call);
    };
  }

  private Reading all(RexCall call, boolean negated) {
    List<MasterFilter> parts = new ArrayList<>();
    boolean exact = true;
    for (RexNode operand : call.getOperands()) {
      Reading reading = read(operand, negated);
      parts.add(reading.filter);
      exact &= reading.exact;
    }
    return new Reading(new And(parts), exact);
  }

  private Reading any(RexCall call, boolean negated) {
    List<MasterFilter> parts = new ArrayList<>();
    boolean exact = true;
    for (RexNode operand : call.getOperands()) {
      Reading reading = read(operand, negated);
      if (reading.filter.equals(MasterFilter.EVERYTHING)) {
        return reading;
      }
      parts.add(reading.filter);
      exact &= reading.exact;
    }
    return new Reading(new Or(parts), exact);
  }

  private @Nullable ListColumn column(RexNode node) {
    RexNode bare = RexUtil.removeCast(node);
    return bare instanceof RexInputRef ref && ref.getIndex() < columns.size()
        ? columns.get(ref.getIndex())
        : null;
  }

  private @Nullable Object value(RexNode node) {
    RexNode bare = RexUtil.removeCast(node);
    if (bare instanceof RexDynamicParam parameter) {
      return parameters.apply(parameter);
    }
    if (!(bare instanceof RexLiteral literal) || literal.isNull()) {
      return null;
    }
    return switch (literal.getType().getSqlTypeName()) {
      case CHAR, VARCHAR -> literal.getValueAs(String.class);
      case BOOLEAN -> literal.getValueAs(Boolean.class);
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, FLOAT, REAL, DOUBLE ->
          literal.getValueAs(BigDecimal.class);
      default -> null;
    };
  }

  private Reading comparison(RexCall call, SqlKind kind) {
    RexNode left = call.getOperands().get(0);
    RexNode right = call.getOperands().get(1);
    ListColumn column = column(left);
    ListColumn other = column(right);
    if (column != null && other != null) {
      return counts(column, kind, other);
    }
    if (column == null && other != null) {
      return compared(other, kind.reverse(), value(left));
    }
    return column == null ? Reading.EVERYTHING : compared(column, kind, value(right));
  }

  private static Reading counts(ListColumn left, SqlKind kind, ListColumn right) {
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

  private static Reading compared(ListColumn column, SqlKind kind, @Nullable Object value) {
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

  private static Reading pair(FilterKey key, String value, boolean equal) {
    return Condition.isRepresentable(key, value)
        ? signed(new Condition(key, value), equal)
        : Reading.EVERYTHING;
  }

  private static Reading signed(MasterFilter filter, boolean holds) {
    return Reading.exact(holds ? filter : new Not(filter));
  }

  private static Reading flag(ListColumn column, boolean set) {
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

  private Reading like(RexCall call) {
    ListColumn column = column(call.getOperands().get(0));
    boolean escaped = call.getOperands().size() > 2;
    if (escaped
        || (column != ListColumn.NAME && column != ListColumn.VERSION)
        || !(value(call.getOperands().get(1)) instanceof String pattern)) {
      return Reading.EVERYTHING;
    }
    int end = 0;
    while (end < pattern.length() && "%_".indexOf(pattern.charAt(end)) < 0) {
      end++;
    }
    boolean whole = pattern.substring(end).equals("%");
    FilterKey key = column == ListColumn.NAME ? FilterKey.NAME : FilterKey.VERSION;
    return prefix(key, pattern.substring(0, end), whole);
  }

  /** Texts that begin so; up to a wildcard of the filter language, which has no escape. */
  private static Reading prefix(FilterKey key, String prefix, boolean exact) {
    int star = prefix.indexOf('*');
    String plain = star < 0 ? prefix : prefix.substring(0, star);
    if (plain.isEmpty() || !Condition.isRepresentable(key, plain + "*")) {
      return Reading.EVERYTHING;
    }
    return new Reading(new Condition(key, plain + "*"), exact && star < 0);
  }

  private Reading tags(RexCall call) {
    String function = call.getOperator().getName().toLowerCase(Locale.ROOT);
    if (call.getOperands().size() != 2
        || !(value(call.getOperands().get(1)) instanceof String wanted)) {
      return Reading.EVERYTHING;
    }
    ListColumn column = column(call.getOperands().get(0));
    String tags = TagFunctions.normalized(wanted);
    if (function.equals(TagFunctions.ALL) && column == ListColumn.TAGS) {
      return pair(FilterKey.TAGS, tags, true);
    }
    if (column != ListColumn.HIDDEN_TAGS) {
      return Reading.EVERYTHING;
    }
    return switch (function) {
      case TagFunctions.ALL -> pair(FilterKey.HIDDEN_TAGS, tags, true);
      case TagFunctions.ANY -> pair(FilterKey.ANY_HIDDEN_TAG, tags, true);
      default -> Reading.EVERYTHING;
    };
  }
}
