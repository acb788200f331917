package dev.valvejdbc.engine;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.jdbc.execution.Execution;
import dev.valvejdbc.lookup.run.ContextStatement;
import java.util.function.Supplier;

/**
 * Gives look-ups what the facade knows of an execution: its text, its warnings, what its parts
 * share.
 */
record StatementHost(Execution execution) implements ContextStatement.Host {
  @Override
  public String sql() {
    return execution.sql();
  }

  @Override
  public void warn(String sentence) {
    execution.warn(SqlError.SERVER_WARNING.warning(sentence));
  }

  @Override
  public <T> T shared(Class<T> type, Supplier<T> fresh) {
    return execution.shared(type, fresh);
  }
}
