package dev.valvejdbc.guard;

import java.util.List;
import org.apache.calcite.DataContext;
import org.jspecify.annotations.Nullable;

/** The row that a calculation is about, and what was computed of it so far. */
final class CalcRow {
  @Nullable Object[] fields = {};
  private final CalcCode[] code;
  private final @Nullable Object[] known;
  private final long[] knownOf;
  private long number;

  CalcRow(DataContext root, List<CalcCode> code, int shared) {
    this.code = code.stream().map(c -> c.begun(root)).toArray(CalcCode[]::new);
    known = new @Nullable Object[shared];
    knownOf = new long[shared];
  }

  /** Goes on to another row. */
  void turn(@Nullable Object[] next) {
    fields = next;
    number++;
  }

  @Nullable Object step(CalcNode.Place place, @Nullable Object[] operands) {
    return code[place.unit()].step(place.method(), operands);
  }

  /** The value of what several others need, computed once. */
  @Nullable Object shared(int slot, CalcNode node) {
    if (knownOf[slot] != number) {
      known[slot] = node.value(this);
      knownOf[slot] = number;
    }
    return known[slot];
  }
}
