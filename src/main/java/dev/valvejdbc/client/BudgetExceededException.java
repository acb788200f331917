package dev.valvejdbc.client;

/** Ends a statement that would send more packets than the user allowed. */
public final class BudgetExceededException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BudgetExceededException(long limit) {
    super(
        "The statement was stopped because it would send more than "
            + limit
            + " packets; narrow it, or raise the property maxCalls.");
  }
}
