package dev.valvejdbc.sql;

import dev.valvejdbc.protocol.master.FilterKey;
import dev.valvejdbc.protocol.master.MasterFilter;
import dev.valvejdbc.protocol.master.MasterFilter.And;
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
      return column == null ? Reading.EVERYTHING : ListComparison.flag(column, !negated);
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
      return ListComparison.counts(column, kind, other);
    }
    if (column == null && other != null) {
      return ListComparison.compared(other, kind.reverse(), value(left));
    }
    return column == null
        ? Reading.EVERYTHING
        : ListComparison.compared(column, kind, value(right));
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
    return ListComparison.prefix(key, pattern.substring(0, end), whole);
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
      return ListComparison.pair(FilterKey.TAGS, tags, true);
    }
    if (column != ListColumn.HIDDEN_TAGS) {
      return Reading.EVERYTHING;
    }
    return switch (function) {
      case TagFunctions.ALL -> ListComparison.pair(FilterKey.HIDDEN_TAGS, tags, true);
      case TagFunctions.ANY -> ListComparison.pair(FilterKey.ANY_HIDDEN_TAG, tags, true);
      default -> Reading.EVERYTHING;
    };
  }
}
