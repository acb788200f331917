package dev.valvejdbc.engine.plans;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;

/** Plans statements. */
public interface StatementPlanner {
  /** Parses a statement. */
  SqlNode parse(String sql) throws SqlParseException;

  /**
   * Plans a statement.
   *
   * @param parameters which of its parameters are literals
   * @throws dev.valvejdbc.lookup.rel.LiteralNeededException if the plan depends on one of them
   */
  PlannedStatement plan(String sql, StatementParameters parameters);
}
