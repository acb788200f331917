package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.rel.NumberedCall;
import java.util.IdentityHashMap;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/**
 * Numbers the calls of table functions in a statement's text: what is converted several times keeps
 * its number, what is written several times has several.
 */
final class NumberingConverter extends SqlToRelConverter {
  private final IdentityHashMap<SqlCall, Integer> numbers;

  /**
   * Converts a query.
   *
   * @param numbers by the identity of the calls, for all queries of a statement
   */
  NumberingConverter(
      RelOptTable.ViewExpander views,
      SqlValidator validator,
      Prepare.CatalogReader catalog,
      RelOptCluster cluster,
      SqlRexConvertletTable convertlets,
      Config config,
      IdentityHashMap<SqlCall, Integer> numbers) {
    super(views, validator, catalog, cluster, convertlets, config);
    this.numbers = numbers;
  }

  @Override
  protected void afterTableFunction(Blackboard board, SqlCall call, LogicalTableFunctionScan scan) {
    board.setRoot(
        new NumberedCall(scan, numbers.computeIfAbsent(call, c -> numbers.size() + 1)), true);
  }
}
