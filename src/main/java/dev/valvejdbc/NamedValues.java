package dev.valvejdbc;

import dev.valvejdbc.jdbc.execution.Execution;
import dev.valvejdbc.sql.StatementContext;
import java.sql.SQLWarning;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Gives an execution's tables what they look for in Calcite's context, by its names there. */
final class NamedValues {
  private NamedValues() {}

  static Map<String, Object> of(Execution execution) {
    Consumer<SQLWarning> warnings = execution::warn;
    return Map.of(
        StatementContext.WARNINGS,
        warnings,
        StatementContext.SQL,
        execution.sql(),
        StatementContext.PLANTED,
        execution.shared(Planted.class, Planted::new).addresses());
  }

  /** The addresses that a server list brought into one execution and that are not to be asked. */
  private record Planted(Set<String> addresses) {
    Planted() {
      this(ConcurrentHashMap.newKeySet());
    }
  }
}
