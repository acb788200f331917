package dev.valvejdbc.lookup.plan;

import com.google.common.collect.ImmutableList;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.lookup.rel.NumberedCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the calls of table functions in a statement's text: what is converted several times keeps
 * its number, what is written several times has several. Joins by shared columns are settled on the
 * way, and so are conditions of HAVING with several sub-queries.
 */
final class NumberingConverter extends SqlToRelConverter {
  /** How many tables may be converted: those of common table expressions each time anew. */
  private static final int MOST_TABLES = 10_000;

  private final IdentityHashMap<SqlCall, Integer> numbers;

  /** What is converted of the FROMs at the moment, the innermost first. */
  private final Deque<SqlNode> relations = new ArrayDeque<>();

  private int tables;

  private final Set<SqlNode> repeated = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<SqlNode, RelRoot> converted = new IdentityHashMap<>();

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
    if (from == null) {
      super.convertFrom(board, from, names);
      return;
    }
    Planners.checkInterrupt();
    if (++tables > MOST_TABLES) {
      throw SqlError.TOO_MANY_TABLES.inStatement(MOST_TABLES);
    }
    relations.push(from);
    super.convertFrom(board, from, names);
    relations.pop();
  }

  @Override
  public RelRoot convertQuery(SqlNode query, boolean needsValidation, boolean top) {
    repeated.addAll(RepeatedQueries.in(query));
    return super.convertQuery(query, needsValidation, top);
  }

  /**
   * Converts a sub-query once, in however many places rewriting has put it: each time it would get
   * other variables, and only the last would be known to the row around it.
   */
  @Override
  protected RelRoot convertQueryRecursive(
      SqlNode query, boolean top, @Nullable RelDataType targetRowType) {
    if (top || !repeated.contains(query)) {
      return super.convertQueryRecursive(query, top, targetRowType);
    }
    RelRoot known = converted.get(query);
    if (known == null) {
      known = super.convertQueryRecursive(query, false, targetRowType);
      converted.put(query, known);
    }
    return known;
  }

  @Override
  protected void convertAgg(
      Blackboard board, SqlSelect select, List<SqlNode> orders, List<SqlNode> others) {
    SqlNode having = select.getHaving();
    if (having == null || !QueriesInHaving.areSeveral(having)) {
      convertAsking(board, select, orders, others);
      return;
    }
    List<SqlNode> more = new ArrayList<>(List.of(having));
    more.addAll(others);
    select.setHaving(null);
    convertAsking(board, select, orders, more);
    select.setHaving(having);
    RelNode root = board.root();
    int column = root.getRowType().getFieldCount() - more.size();
    board.setRoot(QueriesInHaving.filtered(root, column), false);
  }

  /** Converts groups with the aggregates that ask about lists or queries among the columns. */
  private void convertAsking(
      Blackboard board, SqlSelect select, List<SqlNode> orders, List<SqlNode> others) {
    List<SqlNode> elsewhere = new ArrayList<>(orders);
    elsewhere.addAll(others);
    SqlNodeList columns = select.getSelectList();
    List<SqlNode> asking = AskingAggregates.in(columns, elsewhere);
    if (asking.isEmpty()) {
      super.convertAgg(board, select, orders, others);
      return;
    }
    SqlNodeList more = new SqlNodeList(columns, columns.getParserPosition());
    more.addAll(asking);
    select.setSelectList(more);
    super.convertAgg(board, select, orders, others);
    select.setSelectList(columns);
    board.setRoot(AskingAggregates.without(board.root(), columns.size(), asking.size()), false);
  }

  @Override
  protected RelNode createAggregate(
      Blackboard board,
      ImmutableBitSet group,
      ImmutableList<ImmutableBitSet> groups,
      List<AggregateCall> calls) {
    if (!calls.isEmpty() || Set.copyOf(groups).size() == groups.size()) {
      return super.createAggregate(board, group, groups, calls);
    }
    // repeated groups of which nothing is computed would be all rows
    RelNode counted = super.createAggregate(board, group, groups, List.of(rows()));
    List<RelDataTypeField> fields = Util.skipLast(counted.getRowType().getFieldList());
    return LogicalProject.create(
        counted,
        List.of(),
        fields.stream().map(f -> RexInputRef.of(f.getIndex(), counted.getRowType())).toList(),
        typeFactory.createStructType(fields),
        Set.of());
  }

  private AggregateCall rows() {
    return AggregateCall.create(
        SqlStdOperatorTable.COUNT,
        false,
        false,
        false,
        List.of(),
        List.of(),
        -1,
        null,
        RelCollations.EMPTY,
        typeFactory.createSqlType(SqlTypeName.BIGINT),
        null);
  }

  @Override
  protected RelNode createJoin(
      Blackboard board, RelNode left, RelNode right, RexNode condition, JoinRelType type) {
    RexNode meant =
        relations.peek() instanceof SqlJoin join && validator instanceof SqlValidatorImpl known
            ? new SharedJoinColumns(known, left).condition(join, right, condition)
            : condition;
    return super.createJoin(board, left, right, meant, type);
  }

  @Override
  protected void afterTableFunction(Blackboard board, SqlCall call, LogicalTableFunctionScan scan) {
    board.setRoot(
        new NumberedCall(scan, numbers.computeIfAbsent(call, c -> numbers.size() + 1)), true);
  }
}
