package dev.valvejdbc.trino.list;

import static io.trino.spi.expression.StandardFunctions.AND_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.ARRAY_CONSTRUCTOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.CAST_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.IN_PREDICATE_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.LIKE_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.NOT_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.OR_FUNCTION_NAME;

import dev.valvejdbc.tables.list.Comparison;
import dev.valvejdbc.tables.list.Comparisons;
import dev.valvejdbc.tables.list.FilterReading;
import dev.valvejdbc.tables.list.Meaning;
import io.airlift.slice.Slice;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Constant;
import io.trino.spi.expression.Variable;
import io.trino.spi.type.DecimalType;
import io.trino.spi.type.Int128;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads an expression as a filter of server lists: one that holds for every server that the
 * expression holds for, and perhaps for more.
 *
 * @param columns what a variable means; null where it narrows nothing
 */
record ExpressionReading(Function<String, @Nullable Meaning> columns) {
  private static final Map<String, Comparison> COMPARISONS =
      Map.of(
          "$equal", Comparison.EQUAL,
          "$not_equal", Comparison.NOT_EQUAL,
          "$less_than", Comparison.LESS,
          "$less_than_or_equal", Comparison.LESS_OR_EQUAL,
          "$greater_than", Comparison.GREATER,
          "$greater_than_or_equal", Comparison.GREATER_OR_EQUAL);

  FilterReading read(ConnectorExpression expression) {
    return read(expression, false);
  }

  private FilterReading read(ConnectorExpression node, boolean negated) {
    if (node instanceof Variable) {
      Meaning column = column(node);
      return column == null ? FilterReading.EVERYTHING : Comparisons.flag(column, !negated);
    }
    if (!(node instanceof Call call)) {
      return FilterReading.EVERYTHING;
    }
    List<ConnectorExpression> operands = call.getArguments();
    if (call.getFunctionName().equals(NOT_FUNCTION_NAME)) {
      return read(operands.getFirst(), !negated);
    }
    boolean and = call.getFunctionName().equals(AND_FUNCTION_NAME);
    if (and || call.getFunctionName().equals(OR_FUNCTION_NAME)) {
      List<FilterReading> parts = operands.stream().map(o -> read(o, negated)).toList();
      return and == negated ? DomainReading.any(parts) : DomainReading.all(parts);
    }
    Comparison comparison = COMPARISONS.get(call.getFunctionName().getName());
    if (comparison != null && operands.size() == 2) {
      return comparison(negated ? comparison.negated() : comparison, operands);
    }
    if (call.getFunctionName().equals(IN_PREDICATE_FUNCTION_NAME)) {
      return in(operands, negated);
    }
    if (negated) {
      return FilterReading.EVERYTHING;
    }
    return call.getFunctionName().equals(LIKE_FUNCTION_NAME) ? like(operands) : tags(call);
  }

  private FilterReading in(List<ConnectorExpression> operands, boolean negated) {
    Meaning column = column(operands.get(0));
    if (column == null
        || !(operands.get(1) instanceof Call array)
        || !array.getFunctionName().equals(ARRAY_CONSTRUCTOR_FUNCTION_NAME)) {
      return FilterReading.EVERYTHING;
    }
    Comparison comparison = negated ? Comparison.NOT_EQUAL : Comparison.EQUAL;
    List<FilterReading> parts =
        array.getArguments().stream()
            .map(v -> Comparisons.compared(column, comparison, value(v)))
            .toList();
    return negated ? DomainReading.all(parts) : DomainReading.any(parts);
  }

  private FilterReading comparison(Comparison kind, List<ConnectorExpression> operands) {
    Meaning column = column(operands.get(0));
    Meaning other = column(operands.get(1));
    if (column != null && other != null) {
      return Comparisons.counts(column, kind, other);
    }
    if (column == null && other != null) {
      return Comparisons.compared(other, kind.reversed(), value(operands.get(0)));
    }
    return column == null
        ? FilterReading.EVERYTHING
        : Comparisons.compared(column, kind, value(operands.get(1)));
  }

  private FilterReading like(List<ConnectorExpression> operands) {
    boolean escaped = operands.size() > 2;
    return !escaped && value(operands.get(1)) instanceof String pattern
        ? Comparisons.like(column(operands.get(0)), pattern)
        : FilterReading.EVERYTHING;
  }

  private FilterReading tags(Call call) {
    List<ConnectorExpression> operands = call.getArguments();
    return operands.size() == 2 && value(operands.get(1)) instanceof String wanted
        ? Comparisons.tags(call.getFunctionName().getName(), column(operands.get(0)), wanted)
        : FilterReading.EVERYTHING;
  }

  private static ConnectorExpression bare(ConnectorExpression node) {
    return node instanceof Call call && call.getFunctionName().equals(CAST_FUNCTION_NAME)
        ? call.getArguments().getFirst()
        : node;
  }

  private @Nullable Meaning column(ConnectorExpression node) {
    return bare(node) instanceof Variable variable ? columns.apply(variable.getName()) : null;
  }

  private static @Nullable Object value(ConnectorExpression node) {
    if (!(bare(node) instanceof Constant constant)) {
      return null;
    }
    Object value = constant.getValue();
    if (value instanceof Slice text) {
      return text.toStringUtf8();
    }
    if (constant.getType() instanceof DecimalType decimal) {
      return value instanceof Long unscaled
          ? BigDecimal.valueOf(unscaled, decimal.getScale())
          : value instanceof Int128 large
              ? new BigDecimal(large.toBigInteger(), decimal.getScale())
              : null;
    }
    return value;
  }
}
