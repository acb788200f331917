package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.rel.NumberedCall;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the calls of table functions in a statement's text: what is converted several times keeps
 * its number, what is written several times has several. Joins by shared columns are settled on the
 * way.
 */
final class NumberingConverter extends SqlToRelConverter {
  private final IdentityHashMap<SqlCall, Integer> numbers;
  private final Deque<SqlJoin> joins = new ArrayDeque<>();

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
  protected void convertFrom(
      Blackboard board, @Nullable SqlNode from, @Nullable List<String> names) {
    boolean join = from instanceof SqlJoin;
    if (join) {
      joins.push((SqlJoin) from);
    }
    super.convertFrom(board, from, names);
    if (join) {
      joins.pop();
    }
  }

  @Override
  protected RelNode createJoin(
      Blackboard board, RelNode left, RelNode right, RexNode condition, JoinRelType type) {
    SqlJoin join = joins.peek();
    RexNode meant =
        join == null || !(validator instanceof SqlValidatorImpl known)
            ? condition
            : new SharedJoinColumns(known, left).condition(join, right, condition);
    return super.createJoin(board, left, right, meant, type);
  }

  @Override
  protected void afterTableFunction(Blackboard board, SqlCall call, LogicalTableFunctionScan scan) {
    board.setRoot(
        new NumberedCall(scan, numbers.computeIfAbsent(call, c -> numbers.size() + 1)), true);
  }
}
