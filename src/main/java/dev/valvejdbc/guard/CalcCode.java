package dev.valvejdbc.guard;

import org.apache.calcite.DataContext;
import org.jspecify.annotations.Nullable;

/** The compiled steps of a calculation; generated code implements it. */
public interface CalcCode {
  /** The same steps for one execution. */
  CalcCode begun(DataContext root);

  /**
   * Takes a step.
   *
   * @param which from 0
   * @param operands the values that it works on, null for SQL's null
   */
  @Nullable Object step(int which, @Nullable Object[] operands);
}
