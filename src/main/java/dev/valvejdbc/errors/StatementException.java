package dev.valvejdbc.errors;

import java.sql.SQLException;

/** Carries a finished SQLException through Calcite, which lets unchecked exceptions out alone. */
public final class StatementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param error what the user gets, with its state and sentence
   */
  public StatementException(SQLException error) {
    super(error.getMessage(), error);
  }
}
