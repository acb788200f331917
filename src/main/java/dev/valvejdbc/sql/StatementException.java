package dev.valvejdbc.sql;

import java.sql.SQLException;

/** Carries an SQLException with a finished sentence through Calcite, which lets only these out. */
public final class StatementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StatementException(String sentence, String sqlState) {
    super(sentence, new SQLException(sentence, sqlState));
  }
}
