package dev.valvejdbc.tables;

import org.jspecify.annotations.Nullable;

/**
 * A function that yields one value. Functions are constants of enums, so that generated code can
 * name them.
 */
public interface ScalarFunction extends DescribedFunction {
  /** The type of the value, which may be null. */
  ColumnType returns();

  /**
   * Computes the value.
   *
   * @param context of the execution
   * @param arguments their values
   */
  @Nullable Object of(FunctionContext context, @Nullable Object[] arguments);
}
