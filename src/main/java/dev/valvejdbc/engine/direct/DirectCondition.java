package dev.valvejdbc.engine.direct;

import dev.valvejdbc.engine.direct.DirectQuery.Comparison;
import dev.valvejdbc.engine.direct.DirectQuery.Operand;
import dev.valvejdbc.tables.ColumnType;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.function.Predicate1;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of a column's value with constants; nothing but IS NULL holds for null.
 *
 * @param position of the value in a row
 */
record DirectCondition(int position, Comparison comparison, List<Operand> operands) {

  /** Whether it is compared as the planner's code would compare it. */
  static boolean covers(ColumnType type, Comparison comparison, List<Operand> operands) {
    return switch (comparison) {
      case IS_NULL, IS_NOT_NULL -> true;
      case EQUAL, NOT_EQUAL, IN ->
          (type == ColumnType.VARCHAR && are(String.class, operands)) || isWhole(type, operands);
      default -> isWhole(type, operands);
    };
  }

  private static boolean isWhole(ColumnType type, List<Operand> operands) {
    boolean whole = type == ColumnType.INTEGER || type == ColumnType.BIGINT;
    return whole && are(Long.class, operands);
  }

  private static boolean are(Class<?> type, List<Operand> operands) {
    return operands.stream().allMatch(o -> o.isParameter() || type.isInstance(o.value()));
  }

  /** The conditions of one execution, all of which must hold. */
  static Predicate1<@Nullable Object[]> all(List<DirectCondition> conditions, DataContext context) {
    List<Predicate1<@Nullable Object[]>> all = conditions.stream().map(c -> c.in(context)).toList();
    return row -> all.stream().allMatch(c -> c.apply(row));
  }

  private Predicate1<@Nullable Object[]> in(DataContext context) {
    @Nullable Object[] constants = new Object[operands.size()];
    for (int i = 0; i < constants.length; i++) {
      constants[i] = compared(operands.get(i).in(context));
    }
    return row -> holds(compared(row[position]), constants);
  }

  private static @Nullable Object compared(@Nullable Object value) {
    return value instanceof Integer number ? Long.valueOf(number.longValue()) : value;
  }

  private boolean holds(@Nullable Object value, @Nullable Object[] constants) {
    if (comparison == Comparison.IS_NULL || comparison == Comparison.IS_NOT_NULL) {
      return (value == null) == (comparison == Comparison.IS_NULL);
    }
    for (Object constant : constants) {
      if (value != null && constant != null && holds(value, constant)) {
        return true;
      }
    }
    return false;
  }

  private boolean holds(Object value, Object constant) {
    return switch (comparison) {
      case EQUAL, IN -> value.equals(constant);
      case NOT_EQUAL -> !value.equals(constant);
      case LESS -> (Long) value < (Long) constant;
      case LESS_OR_EQUAL -> (Long) value <= (Long) constant;
      case GREATER -> (Long) value > (Long) constant;
      case GREATER_OR_EQUAL -> (Long) value >= (Long) constant;
      case IS_NULL, IS_NOT_NULL -> false;
    };
  }
}
