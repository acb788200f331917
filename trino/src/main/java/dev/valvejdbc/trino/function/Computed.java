package dev.valvejdbc.trino.function;

import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.client.webapi.VanityNames;
import dev.valvejdbc.tables.AddressFacts;
import dev.valvejdbc.tables.FunctionContext;
import dev.valvejdbc.tables.ScalarFunction;
import dev.valvejdbc.trino.scan.TrinoErrors;
import io.airlift.slice.Slice;
import io.airlift.slice.Slices;
import org.jspecify.annotations.Nullable;

/** Computes functions of the core with Trino's values. */
final class Computed {
  private Computed() {}

  /** Functions of no catalog: nobody is asked for a page's name. */
  private static final FunctionContext ALONE = new Context(null);

  /**
   * What functions are given: nothing that they would have to wait for.
   *
   * @param facts of the catalog; null where it names no files
   */
  record Context(@Nullable AddressFacts facts) implements FunctionContext {
    @Override
    public @Nullable VanityNames names() {
      return null;
    }

    @Override
    public boolean tells(String sentence) {
      return true; // Trino takes no warnings from functions
    }

    @Override
    public StopCheck check() {
      throw new UnsupportedOperationException("Functions of Trino wait for nothing");
    }
  }

  /** The core's value of a function, with texts of Trino as the core has them. */
  static @Nullable Object of(
      FunctionContext context, ScalarFunction function, @Nullable Object... arguments) {
    @Nullable Object[] values = new Object[arguments.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = arguments[i] instanceof Slice text ? text.toStringUtf8() : arguments[i];
    }
    try {
      return function.of(context, values);
    } catch (RuntimeException e) {
      throw TrinoErrors.of(e);
    }
  }

  static @Nullable Long number(ScalarFunction function, @Nullable Object... arguments) {
    Object value = of(ALONE, function, arguments);
    return value == null ? null : Long.valueOf(((Number) value).longValue());
  }

  static @Nullable Slice text(ScalarFunction function, @Nullable Object... arguments) {
    Object value = of(ALONE, function, arguments);
    return value == null ? null : Slices.utf8Slice(value.toString());
  }

  static @Nullable Boolean truth(ScalarFunction function, @Nullable Object... arguments) {
    return (Boolean) of(ALONE, function, arguments);
  }
}
