package dev.valvejdbc.lookup;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key of several values, equal to another of the same values.
 *
 * @param values one for each key column; null for one that is not given
 */
public record KeyTuple(List<@Nullable Object> values) {

  /**
   * Called by generated code: makes a key.
   *
   * @param operands for each value whether it must not be null, as a text of 0 and 1, and the
   *     values
   * @return null if a required value is
   */
  public static @Nullable KeyTuple of(@Nullable Object[] operands) {
    String required = String.valueOf(operands[0]);
    @Nullable Object[] values = Arrays.copyOfRange(operands, 1, operands.length);
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null && required.charAt(i) == '1') {
        return null;
      }
      if (values[i] instanceof String text) {
        values[i] = text.stripTrailing();
      }
    }
    return new KeyTuple(Arrays.asList(values));
  }
}
