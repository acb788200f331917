package dev.valvejdbc.engine;

import dev.valvejdbc.client.BudgetExceededException;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.errors.Breakdown;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.lookup.MissingKeyException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Gives the finished sentences of our own layers their SQLStates. */
final class OwnErrors {
  private OwnErrors() {}

  static @Nullable SQLException of(Throwable thrown) {
    String sentence = String.valueOf(thrown.getMessage());
    if (thrown instanceof MissingKeyException) {
      return SqlError.MISSING_KEY.said(sentence, thrown);
    }
    if (thrown instanceof NoAnswerException) {
      return SqlError.SOURCE.said(sentence, thrown);
    }
    boolean initializing =
        thrown instanceof ExceptionInInitializerError && thrown.getCause() != null;
    if (thrown instanceof UncheckedIOException
        || thrown instanceof VirtualMachineError
        || (thrown instanceof LinkageError && !initializing)) {
      return SqlError.BREAKDOWN.because(thrown, Breakdown.clause(thrown));
    }
    return thrown instanceof BudgetExceededException
        ? SqlError.MAX_CALLS.said(sentence, thrown)
        : null;
  }
}
