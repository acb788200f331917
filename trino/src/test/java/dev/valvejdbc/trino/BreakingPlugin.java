package dev.valvejdbc.trino;

import io.airlift.slice.Slice;
import io.trino.spi.Plugin;
import io.trino.spi.StandardErrorCode;
import io.trino.spi.TrinoException;
import io.trino.spi.function.Description;
import io.trino.spi.function.ScalarFunction;
import io.trino.spi.function.SqlType;
import io.trino.spi.type.StandardTypes;
import java.util.Set;

/** Gives Trino a function that breaks in a way that retries are for. */
final class BreakingPlugin implements Plugin {
  @Override
  public Set<Class<?>> getFunctions() {
    return Set.of(Breaking.class);
  }

  /** The function. */
  public static final class Breaking {
    private Breaking() {}

    /** Fails for a text that is not empty. */
    @ScalarFunction("breaks")
    @Description("Fails, and not by the user's fault.")
    @SqlType(StandardTypes.BIGINT)
    public static long breaks(@SqlType(StandardTypes.VARCHAR) Slice text) {
      if (text.length() > 0) {
        throw new TrinoException(StandardErrorCode.GENERIC_INTERNAL_ERROR, "It broke.");
      }
      return 0;
    }
  }
}
