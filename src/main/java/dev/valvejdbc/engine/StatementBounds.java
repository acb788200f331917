package dev.valvejdbc.engine;

import dev.valvejdbc.guard.Bounds;
import dev.valvejdbc.guard.Guard;
import dev.valvejdbc.guard.HeapShare;
import dev.valvejdbc.jdbc.execution.Execution;
import dev.valvejdbc.lookup.run.ContextStatement;
import java.util.Map;
import org.apache.calcite.DataContext;

/**
 * What Calcite's context of each execution of a connection answers beside what Calcite knows.
 *
 * @param user whom the connection was made for, empty for nobody
 */
record StatementBounds(Bounds bounds, HeapShare heap, String user) {
  Map<String, Object> named(Execution execution) {
    Guard guard = new Guard(execution::check, bounds, heap);
    execution.atEnd(guard::release);
    return Map.of(
        ContextStatement.HOST,
        new StatementHost(execution),
        Guard.NAME,
        guard,
        DataContext.Variable.USER.camelName,
        user);
  }
}
