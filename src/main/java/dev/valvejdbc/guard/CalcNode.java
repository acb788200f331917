package dev.valvejdbc.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression of a calculation: conditions and choices are gone through, what computes values is
 * compiled, each kind of step once.
 */
sealed interface CalcNode {
  /** The value for a row; null for SQL's null. */
  @Nullable Object value(CalcRow row);

  /** Where a compiled step is: in which unit, and there which. */
  record Place(int unit, int method) {}

  /** A literal. */
  record Constant(@Nullable Object constant) implements CalcNode {
    @Override
    public @Nullable Object value(CalcRow row) {
      return constant;
    }
  }

  /** A column of the row. */
  record Field(int index) implements CalcNode {
    @Override
    public @Nullable Object value(CalcRow row) {
      return row.fields[index];
    }
  }

  /**
   * A parameter of the statement.
   *
   * @param slot which one of those that the calculation reads
   */
  record Parameter(int slot) implements CalcNode {
    @Override
    public @Nullable Object value(CalcRow row) {
      return row.parameters[slot];
    }
  }

  /** What several expressions need. */
  record Shared(int slot, CalcNode node) implements CalcNode {
    @Override
    public @Nullable Object value(CalcRow row) {
      return row.knows(slot) ? row.known(slot) : row.learn(slot, node.value(row));
    }
  }

  /** A compiled step. */
  record Step(Place place, List<CalcNode> operands) implements CalcNode {
    @Override
    public @Nullable Object value(CalcRow row) {
      @Nullable Object[] values = new @Nullable Object[operands.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = operands.get(i).value(row);
      }
      return row.step(place.unit(), place.method(), values);
    }
  }

  /**
   * AND and OR: the first operand that settles it ends it.
   *
   * @param settling the value that does, false for AND
   */
  record Junction(boolean settling, List<CalcNode> operands) implements CalcNode {
    @Override
    public @Nullable Object value(CalcRow row) {
      boolean unknown = false;
      for (CalcNode operand : operands) {
        Object value = operand.value(row);
        if (value == null) {
          unknown = true;
        } else if (value.equals(settling)) {
          return settling;
        }
      }
      return unknown ? null : (Object) !settling;
    }
  }

  /** NOT. */
  record Not(CalcNode operand) implements CalcNode {
    @Override
    public @Nullable Object value(CalcRow row) {
      Object value = operand.value(row);
      return value == null ? null : (Object) value.equals(false);
    }
  }

  /**
   * IS NULL, IS TRUE, IS FALSE and their opposites.
   *
   * @param what the value that is asked about
   * @param itIs whether the question is if it is, not if it is not
   */
  record Is(CalcNode operand, @Nullable Object what, boolean itIs) implements CalcNode {
    @Override
    public Object value(CalcRow row) {
      Object value = operand.value(row);
      return (what == null ? value == null : what.equals(value)) == itIs;
    }
  }

  /** CASE: conditions and results in turn, and the result where none holds. */
  record Choice(List<CalcNode> branches) implements CalcNode {
    @Override
    public @Nullable Object value(CalcRow row) {
      int last = branches.size() - 1;
      for (int i = 0; i < last; i += 2) {
        if (Boolean.TRUE.equals(branches.get(i).value(row))) {
          return branches.get(i + 1).value(row);
        }
      }
      return branches.get(last).value(row);
    }
  }
}
