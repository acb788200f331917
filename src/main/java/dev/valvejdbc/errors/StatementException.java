package dev.valvejdbc.errors;

import java.sql.SQLException;

/** Carries an SQLException with a finished sentence through Calcite, which lets only these out. */
public final class StatementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A sentence for the user, with its SQLState. */
  public StatementException(String sentence, String sqlState) {
    super(sentence, new SQLException(sentence, sqlState));
  }
}
