package dev.valvejdbc.sql.dialect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorNamespace;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/**
 * Writes the columns that {@code USING} or {@code NATURAL} make one of two as what they are, such
 * as {@code COALESCE(a.addr, b.addr)}, wherever a statement names them: Calcite knows them among
 * the selected columns only.
 */
final class SharedColumns {
  private final SqlValidatorImpl validator;
  private final UnaryOperator<SqlNode> rewriting;
  private final SqlNameMatcher names;

  /**
   * Writes for a validator.
   *
   * @param rewriting what the validator does to each expression that it meets
   */
  SharedColumns(SqlValidatorImpl validator, UnaryOperator<SqlNode> rewriting) {
    this.validator = validator;
    this.rewriting = rewriting;
    this.names = validator.getCatalogReader().nameMatcher();
  }

  /** Writes them out in all clauses of a query but its FROM, which is validated already. */
  void writeOut(SqlSelect select) {
    SqlNode from = select.getFrom();
    Set<String> shared = names.createSet();
    collect(from, shared);
    if (from == null || shared.isEmpty()) {
      return;
    }
    SqlNodeList list = select.getSelectList();
    Set<String> aliases = names.createSet();
    for (int i = 0; i < list.size(); i++) {
      SqlNode item = list.get(i);
      String alias = SqlValidatorUtil.alias(item);
      if (alias != null) {
        aliases.add(alias);
      }
      SqlNode written = written(item, from, shared);
      list.set(
          i,
          written == item || !(item instanceof SqlIdentifier id)
              ? written
              : SqlStdOperatorTable.AS.createCall(
                  id.getParserPosition(),
                  written,
                  new SqlIdentifier(id.getSimple(), id.getParserPosition())));
    }
    SqlNode where = select.getWhere();
    if (where != null) {
      select.setWhere(written(where, from, shared));
    }
    SqlNode having = select.getHaving();
    if (having != null) {
      select.setHaving(written(having, from, shared));
    }
    SqlNode qualify = select.getQualify();
    if (qualify != null) {
      written(qualify, from, shared);
    }
    written(select.getGroup(), from, shared);
    Set<String> ordered = new HashSet<>(shared);
    ordered.removeIf(aliases::contains);
    written(select.getOrderList(), from, ordered);
    written(select.getWindowList(), from, shared);
  }

  private void collect(@Nullable SqlNode from, Set<String> shared) {
    if (from instanceof SqlJoin join) {
      List<String> own = validator.usingNames(join);
      if (own != null) {
        shared.addAll(own);
      }
      collect(join.getLeft(), shared);
      collect(join.getRight(), shared);
    }
  }

  private void written(@Nullable SqlNodeList list, SqlNode from, Set<String> shared) {
    if (list != null) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, written(list.get(i), from, shared));
      }
    }
  }

  /** The expression with the columns written out; calls are changed in place. */
  private SqlNode written(SqlNode node, SqlNode from, Set<String> shared) {
    if (node instanceof SqlIdentifier id) {
      SqlNode meant =
          id.isSimple() && !id.isStar() && shared.contains(id.getSimple()) ? meant(from, id) : null;
      return meant == null ? node : meant;
    }
    if (node instanceof SqlNodeList list) {
      written(list, from, shared);
    } else if (node instanceof SqlCall call && !call.isA(SqlKind.QUERY)) {
      int last = call.getKind() == SqlKind.AS ? 1 : call.operandCount();
      for (int i = 0; i < last; i++) {
        SqlNode operand = call.getOperandList().get(i);
        SqlNode changed = operand == null ? null : written(operand, from, shared);
        if (changed != null && changed != operand) {
          call.setOperand(i, changed);
        }
      }
    }
    return node;
  }

  /** What a name means among the relations of a FROM; null if no column, or not one alone. */
  private @Nullable SqlNode meant(SqlNode from, SqlIdentifier name) {
    if (!(from instanceof SqlJoin join)) {
      return ofRelation(from, name);
    }
    SqlNode left = meant(join.getLeft(), name);
    SqlNode right = meant(join.getRight(), name);
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    List<String> own = validator.usingNames(join);
    if (own == null || names.indexOf(own, name.getSimple()) < 0) {
      return null;
    }
    return join.getJoinType() == JoinType.FULL
        ? rewriting.apply(
            SqlStdOperatorTable.COALESCE.createCall(name.getParserPosition(), left, right))
        : join.getJoinType() == JoinType.RIGHT ? right : left;
  }

  private @Nullable SqlNode ofRelation(SqlNode relation, SqlIdentifier name) {
    String alias = SqlValidatorUtil.alias(relation);
    SqlValidatorNamespace namespace = validator.getNamespace(relation);
    if (namespace == null) {
      namespace = validator.getNamespace(SqlUtil.stripAs(relation));
    }
    if (alias == null || namespace == null) {
      return null;
    }
    List<String> columns = namespace.getRowType().getFieldNames();
    int column = names.indexOf(columns, name.getSimple());
    return column < 0
        ? null
        : new SqlIdentifier(
            new ArrayList<>(List.of(alias, columns.get(column))), name.getParserPosition());
  }
}
