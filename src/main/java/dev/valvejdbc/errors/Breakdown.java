package dev.valvejdbc.errors;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Finishes what the Java machine throws, so that a statement ends in a sentence: the one place for
 * all threads that work for statements.
 */
public final class Breakdown {
  private Breakdown() {}

  /** The finished error for what was thrown; null if it is no breakdown of the machine's. */
  public static @Nullable SQLException of(Throwable thrown) {
    if (thrown instanceof OutOfMemoryError) {
      return SqlError.OUT_OF_MEMORY.because(thrown);
    }
    if (thrown instanceof StackOverflowError) {
      return SqlError.TOO_DEEP.because(null); // its thousand frames help nobody
    }
    if (thrown instanceof ExceptionInInitializerError && thrown.getCause() != null) {
      return null; // its cause says more
    }
    return thrown instanceof LinkageError
        ? SqlError.BROKEN_PROGRAM.because(thrown, thrown.getMessage())
        : null;
  }

  /** What was thrown in a form that another thread may throw again. */
  public static RuntimeException carried(Throwable thrown) {
    if (thrown instanceof RuntimeException carried) {
      return carried;
    }
    SQLException finished = thrown instanceof SQLException known ? known : of(thrown);
    return new StatementException(
        finished == null
            ? SqlError.OTHER.said(
                thrown.getMessage() == null ? "A part of it failed." : thrown.getMessage(), thrown)
            : finished);
  }
}
