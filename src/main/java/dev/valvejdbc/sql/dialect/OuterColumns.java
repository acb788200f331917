package dev.valvejdbc.sql.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/**
 * Writes columns of outer queries that stand beside aggregates, as in {@code SELECT o.x +
 * COUNT(*)}, as queries of one value: Calcite wants all columns beside aggregates in GROUP BY,
 * although these are the same for each row.
 */
final class OuterColumns {
  private final SqlOperatorTable operators;
  private final SqlNameMatcher names;
  private final Set<String> own;

  private OuterColumns(SqlOperatorTable operators, SqlNameMatcher names) {
    this.operators = operators;
    this.names = names;
    this.own = names.createSet();
  }

  /** Changes a query that was just parsed; one without aggregates stays as it is. */
  static void asQueries(SqlSelect select, SqlOperatorTable operators, SqlNameMatcher names) {
    OuterColumns outer = new OuterColumns(operators, names);
    SqlNode from = select.getFrom();
    if (from == null
        || !(outer.aggregates(select.getSelectList()) || outer.aggregates(select.getHaving()))
        || !outer.collect(from)) {
      return;
    }
    outer.written(select.getSelectList());
    SqlNode having = select.getHaving();
    if (having != null) {
      select.setHaving(outer.written(having));
    }
  }

  /** Notes the aliases of a FROM; false where they are not known. */
  private boolean collect(SqlNode from) {
    if (from instanceof SqlJoin join) {
      return collect(join.getLeft()) && collect(join.getRight());
    }
    String alias = SqlValidatorUtil.alias(from);
    if (alias == null && from.getKind() == SqlKind.LATERAL) {
      return collect(((SqlCall) from).operand(0));
    }
    return alias != null && own.add(alias);
  }

  private boolean aggregates(@Nullable SqlNode node) {
    if (node instanceof SqlNodeList list) {
      return list.stream().anyMatch(this::aggregates);
    }
    return node instanceof SqlCall call
        && !call.isA(SqlKind.QUERY)
        && call.getKind() != SqlKind.OVER
        && (isAggregate(call) || call.getOperandList().stream().anyMatch(this::aggregates));
  }

  private boolean isAggregate(SqlCall call) {
    if (call.getOperator().isAggregator()) {
      return true;
    }
    List<SqlOperator> found = new ArrayList<>();
    if (call.getOperator() instanceof SqlFunction function && function.getNameAsId().isSimple()) {
      operators.lookupOperatorOverloads(
          function.getNameAsId(),
          SqlFunctionCategory.USER_DEFINED_FUNCTION,
          SqlSyntax.FUNCTION,
          found,
          names);
    }
    return found.stream().anyMatch(SqlOperator::isAggregator);
  }

  private SqlNode written(SqlNode node) {
    if (node instanceof SqlIdentifier id) {
      return id.names.size() == 2 && !id.isStar() && !own.contains(id.names.get(0))
          ? query(id)
          : node;
    }
    if (node instanceof SqlNodeList list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, written(list.get(i)));
      }
    } else if (node instanceof SqlCall call
        && !call.isA(SqlKind.QUERY)
        && call.getKind() != SqlKind.OVER
        && !isAggregate(call)) {
      int last = call.getKind() == SqlKind.AS ? 1 : call.operandCount();
      for (int i = 0; i < last; i++) {
        SqlNode operand = call.getOperandList().get(i);
        SqlNode changed = operand == null ? null : written(operand);
        if (changed != null && changed != operand) {
          call.setOperand(i, changed);
        }
      }
    }
    return node;
  }

  private static SqlNode query(SqlIdentifier column) {
    SqlParserPos at = column.getParserPosition();
    return new SqlSelect(
        at,
        null,
        SqlNodeList.of(column),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
