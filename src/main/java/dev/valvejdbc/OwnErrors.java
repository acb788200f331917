package dev.valvejdbc;

import dev.valvejdbc.client.BudgetExceededException;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.lookup.MissingKeyException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Gives the finished sentences of our own layers their SQLStates. */
final class OwnErrors {
  private OwnErrors() {}

  static @Nullable SQLException of(Throwable thrown) {
    if (thrown instanceof MissingKeyException) {
      return new SQLException(thrown.getMessage(), "42000", thrown);
    }
    if (thrown instanceof NoAnswerException) {
      return new SQLException(thrown.getMessage(), "58000", thrown);
    }
    return thrown instanceof BudgetExceededException
        ? new SQLException(thrown.getMessage(), "54000", thrown)
        : null;
  }
}
