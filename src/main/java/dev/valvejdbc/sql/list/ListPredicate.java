package dev.valvejdbc.sql.list;

import dev.valvejdbc.lookup.rel.InLiterals;
import dev.valvejdbc.lookup.rel.LiteralList;
import dev.valvejdbc.lookup.rel.LiteralParameter;
import dev.valvejdbc.protocol.master.MasterFilter;
import dev.valvejdbc.protocol.master.MasterFilter.And;
import dev.valvejdbc.protocol.master.MasterFilter.Or;
import dev.valvejdbc.sql.table.InWords;
import dev.valvejdbc.tables.Vocabulary;
import dev.valvejdbc.tables.list.Comparison;
import dev.valvejdbc.tables.list.Comparisons;
import dev.valvejdbc.tables.list.FilterReading;
import dev.valvejdbc.tables.list.Meaning;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads an SQL condition as a filter of server lists: one that holds for every server that the
 * condition holds for, and perhaps for more.
 */
final class ListPredicate {
  private final List<@Nullable Meaning> columns;
  private final Function<RexDynamicParam, @Nullable Object> parameters;
  private final boolean explains;

  private ListPredicate(
      List<@Nullable Meaning> columns,
      Function<RexDynamicParam, @Nullable Object> parameters,
      boolean explains) {
    this.columns = columns;
    this.parameters = parameters;
    this.explains = explains;
  }

  /**
   * Reads conditions for a request.
   *
   * @param columns what the inputs mean
   * @param parameters the value of each parameter; null if it is not known
   */
  ListPredicate(
      List<@Nullable Meaning> columns, Function<RexDynamicParam, @Nullable Object> parameters) {
    this(columns, parameters, false);
  }

  /** Reads conditions for a plan to show, with names for the values of parameters. */
  static ListPredicate explaining(List<@Nullable Meaning> columns) {
    return new ListPredicate(columns, RexDynamicParam::getName, true);
  }

  /** Reads a condition without SEARCH. */
  FilterReading read(RexNode condition) {
    return read(condition, false);
  }

  private FilterReading read(RexNode node, boolean negated) {
    if (node instanceof RexInputRef) {
      Meaning column = column(node);
      return column == null ? FilterReading.EVERYTHING : Comparisons.flag(column, !negated);
    }
    if (node instanceof RexLiteral literal && literal.getValue() instanceof Boolean value) {
      return FilterReading.exact(value == negated ? MasterFilter.NOTHING : MasterFilter.EVERYTHING);
    }
    if (!(node instanceof RexCall call)) {
      return FilterReading.EVERYTHING;
    }
    return switch (call.getKind()) {
      case AND -> negated ? any(call, true) : all(call, false);
      case OR -> negated ? all(call, true) : any(call, false);
      case NOT -> read(call.getOperands().get(0), !negated);
      case IS_TRUE -> negated ? FilterReading.EVERYTHING : read(call.getOperands().get(0), false);
      case IS_FALSE -> negated ? FilterReading.EVERYTHING : read(call.getOperands().get(0), true);
      case CAST -> read(call.getOperands().get(0), negated);
      case LIKE -> negated ? FilterReading.EVERYTHING : like(call);
      case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
          comparison(call, negated);
      case OTHER_FUNCTION ->
          InLiterals.list(call) != null ? listed(call, negated) : other(call, negated);
      default -> other(call, negated);
    };
  }

  private FilterReading other(RexCall call, boolean negated) {
    Vocabulary words = InWords.asked(call);
    if (words != null) {
      return worded(words, call, negated);
    }
    return negated ? FilterReading.EVERYTHING : tags(call);
  }

  /** A column among the literals of a list: one comparison for each of them. */
  private FilterReading listed(RexCall call, boolean negated) {
    LiteralParameter parameter = InLiterals.list(call);
    return parameter != null
            && parameters.apply(parameter) instanceof LiteralList list
            && !list.hasNulls()
        ? among(column(call.getOperands().get(0)), list.values(), negated)
        : FilterReading.EVERYTHING;
  }

  /** A column that holds what the word of a parameter stands for. */
  private FilterReading worded(Vocabulary words, RexCall call, boolean negated) {
    Object word = explains ? null : value(call.getOperands().get(1));
    if (word == null) {
      return FilterReading.EVERYTHING;
    }
    Set<String> meant = words.meant(InWords.word(word));
    if (meant == null) {
      return FilterReading.exact(negated ? MasterFilter.NOTHING : MasterFilter.EVERYTHING);
    }
    return among(column(call.getOperands().get(0)), meant, negated);
  }

  private FilterReading among(
      @Nullable Meaning column, Collection<? extends @Nullable Object> values, boolean negated) {
    if (column == null) {
      return FilterReading.EVERYTHING;
    }
    Comparison kind = negated ? Comparison.NOT_EQUAL : Comparison.EQUAL;
    List<MasterFilter> parts = new ArrayList<>();
    boolean exact = true;
    for (Object value : values) {
      FilterReading reading = Comparisons.compared(column, kind, value);
      if (!negated && reading.filter().equals(MasterFilter.EVERYTHING)) {
        return reading;
      }
      parts.add(reading.filter());
      exact &= reading.exact();
    }
    return new FilterReading(negated ? new And(parts) : new Or(parts), exact);
  }

  private FilterReading all(RexCall call, boolean negated) {
    List<MasterFilter> parts = new ArrayList<>();
    boolean exact = true;
    for (RexNode operand : call.getOperands()) {
      FilterReading reading = read(operand, negated);
      parts.add(reading.filter());
      exact &= reading.exact();
    }
    return new FilterReading(new And(parts), exact);
  }

  private FilterReading any(RexCall call, boolean negated) {
    List<MasterFilter> parts = new ArrayList<>();
    boolean exact = true;
    for (RexNode operand : call.getOperands()) {
      FilterReading reading = read(operand, negated);
      if (reading.filter().equals(MasterFilter.EVERYTHING)) {
        return reading;
      }
      parts.add(reading.filter());
      exact &= reading.exact();
    }
    return new FilterReading(new Or(parts.stream().distinct().toList()), exact);
  }

  private @Nullable Meaning column(RexNode node) {
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

  private static Comparison kind(RexCall call) {
    return switch (call.getKind()) {
      case EQUALS -> Comparison.EQUAL;
      case NOT_EQUALS -> Comparison.NOT_EQUAL;
      case LESS_THAN -> Comparison.LESS;
      case LESS_THAN_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
      case GREATER_THAN -> Comparison.GREATER;
      case GREATER_THAN_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
      default -> throw new IllegalArgumentException(call.getKind() + " compares nothing");
    };
  }

  private FilterReading comparison(RexCall call, boolean negated) {
    Comparison kind = negated ? kind(call).negated() : kind(call);
    RexNode left = call.getOperands().get(0);
    RexNode right = call.getOperands().get(1);
    Meaning column = column(left);
    Meaning other = column(right);
    if (column != null && other != null) {
      return Comparisons.counts(column, kind, other);
    }
    if (column == null && other != null) {
      return Comparisons.compared(other, kind.reversed(), value(left));
    }
    return column == null
        ? FilterReading.EVERYTHING
        : Comparisons.compared(column, kind, value(right));
  }

  private FilterReading like(RexCall call) {
    boolean escaped = call.getOperands().size() > 2;
    return !escaped && value(call.getOperands().get(1)) instanceof String pattern
        ? Comparisons.like(column(call.getOperands().get(0)), pattern)
        : FilterReading.EVERYTHING;
  }

  private FilterReading tags(RexCall call) {
    return call.getOperands().size() == 2
            && value(call.getOperands().get(1)) instanceof String wanted
        ? Comparisons.tags(call.getOperator().getName(), column(call.getOperands().get(0)), wanted)
        : FilterReading.EVERYTHING;
  }
}
