package dev.valvejdbc.lookup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key of several values, equal to another of the same values.
 *
 * @param values one for each key column; null for one that is not given
 */
public record KeyTuple(List<@Nullable Object> values) {
  public KeyTuple {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** The values of any key: those of a tuple, or the value that is the key itself. */
  public static List<@Nullable Object> valuesOf(Object key) {
    return key instanceof KeyTuple tuple ? tuple.values : Collections.singletonList(key);
  }
}
