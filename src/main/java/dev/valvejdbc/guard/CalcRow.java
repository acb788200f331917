package dev.valvejdbc.guard;

import java.util.List;
import org.apache.calcite.DataContext;
import org.jspecify.annotations.Nullable;

/** The row that a calculation is about, and what was computed of it so far. */
final class CalcRow {
  @Nullable Object[] fields = {};
  final @Nullable Object[] parameters;
  private final CalcCode[] code;
  private final @Nullable Object[] known;
  private final long[] knownOf;
  private long number;

  /**
   * Begins an execution.
   *
   * @param shared how many expressions are shared by others
   */
  CalcRow(DataContext root, List<CalcCode> code, List<CalcParameter> read, int shared) {
    this.code = code.stream().map(c -> c.begun(root)).toArray(CalcCode[]::new);
    parameters = read.stream().map(p -> p.value(root)).toArray();
    known = new @Nullable Object[shared];
    knownOf = new long[shared];
  }

  /** Goes on to another row. */
  void turn(@Nullable Object[] next) {
    fields = next;
    number++;
  }

  /** Takes a compiled step. */
  @Nullable Object step(int unit, int method, @Nullable Object[] operands) {
    return code[unit].step(method, operands);
  }

  /** Whether the value is known of what several expressions need. */
  boolean knows(int slot) {
    return knownOf[slot] == number;
  }

  @Nullable Object known(int slot) {
    return known[slot];
  }

  @Nullable Object learn(int slot, @Nullable Object value) {
    known[slot] = value;
    knownOf[slot] = number;
    return value;
  }
}
