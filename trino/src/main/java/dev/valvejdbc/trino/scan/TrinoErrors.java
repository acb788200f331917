package dev.valvejdbc.trino.scan;

import dev.valvejdbc.client.BudgetExceededException;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.errors.Breakdown;
import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.lookup.MissingKeyException;
import io.trino.spi.ErrorCode;
import io.trino.spi.ErrorCodeSupplier;
import io.trino.spi.ErrorType;
import io.trino.spi.TrinoException;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** The errors of the core as errors of Trino, with their sentences. */
public enum TrinoErrors implements ErrorCodeSupplier {
  /** A statement that the tables cannot answer as it stands. */
  VALVE_STATEMENT(0, ErrorType.USER_ERROR),
  /** Nobody answered, or too much was asked. */
  VALVE_NO_ANSWER(1, ErrorType.EXTERNAL),
  /** What nobody foresaw. */
  VALVE_BREAKDOWN(2, ErrorType.INTERNAL_ERROR);

  private static final int RANGE = 0x5641_0000;

  @SuppressWarnings("ImmutableEnumChecker") // it has final fields alone, but does not say so
  private final ErrorCode code;

  TrinoErrors(int number, ErrorType type) {
    code = new ErrorCode(RANGE + number, name(), type);
  }

  @Override
  public ErrorCode toErrorCode() {
    return code;
  }

  /** Does something, with its errors as Trino's. */
  public static <T> T translated(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      throw of(e);
    }
  }

  /** An error as one of Trino's. */
  public static TrinoException of(Throwable met) {
    return switch (met) {
      case TrinoException own -> own;
      case StatementException e -> new TrinoException(VALVE_STATEMENT, e.getMessage(), e);
      case MissingKeyException e -> new TrinoException(VALVE_STATEMENT, e.getMessage(), e);
      case NoAnswerException e -> new TrinoException(VALVE_NO_ANSWER, e.getMessage(), e);
      case BudgetExceededException e -> new TrinoException(VALVE_NO_ANSWER, e.getMessage(), e);
      case CancellationException e ->
          new TrinoException(VALVE_NO_ANSWER, "The query has ended.", e);
      case InterruptedException e ->
          new TrinoException(VALVE_NO_ANSWER, "The query was cancelled.", e);
      default -> new TrinoException(VALVE_BREAKDOWN, Breakdown.of(met).getMessage(), met);
    };
  }
}
