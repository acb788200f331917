package dev.valvejdbc.errors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what stopped a worker, whatever it met: the one place for the threads that work for a
 * statement, each of which catches every {@link Throwable} and has this tell it.
 */
public final class Breakdown {
  private static final Logger log = LoggerFactory.getLogger(Breakdown.class);
  private static final int FRAMES = 8;

  private Breakdown() {}

  /** What the statement ends with; finished errors are handed on as they are. */
  public static RuntimeException of(Throwable met) {
    if (met instanceof StatementException finished) {
      return finished;
    }
    return SqlError.BREAKDOWN.inStatement(clause(met));
  }

  /** What was met as another thread may throw it: only what is no error of the program's own. */
  public static RuntimeException carried(Throwable met) {
    if (met instanceof RuntimeException carried) {
      return carried;
    }
    return met instanceof SQLException finished ? new StatementException(finished) : of(met);
  }

  /** What was met, as a clause for the user; the log has the place. */
  public static String clause(Throwable met) {
    log(met);
    if (met instanceof OutOfMemoryError) {
      return "the process ran out of memory";
    }
    if (met instanceof StackOverflowError) {
      return "what it read goes too deep";
    }
    if (met instanceof LinkageError) {
      return "a part of the program is missing or does not fit";
    }
    if (met instanceof IOException || met instanceof UncheckedIOException) {
      return "this system gave it no socket or file, of which too many may be open";
    }
    return "it met an error that nobody foresaw";
  }

  /** Without the message, which may quote what a stranger sent, or a secret. */
  private static void log(Throwable met) {
    if (log.isErrorEnabled()) {
      log.error(
          "A worker broke down: {} at {}",
          met.getClass().getName(),
          Arrays.stream(met.getStackTrace())
              .limit(FRAMES)
              .map(String::valueOf)
              .collect(Collectors.joining(", ")));
    }
  }
}
