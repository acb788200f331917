package dev.valvejdbc.sql.reading;

import dev.valvejdbc.sql.statement.DistinctOn;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Reads a parsed statement as PostgreSQL's users mean it. */
public final class Reading {
  private Reading() {}

  /** The statement, changed in place where that is possible. */
  public static SqlNode of(SqlNode statement) {
    statement.accept(new Visitor());
    return ColumnNames.ofRows(statement);
  }

  private static final class Visitor extends SqlBasicVisitor<@Nullable Void> {
    private final Set<SqlSelect> nested = Collections.newSetFromMap(new IdentityHashMap<>());

    @Override
    public @Nullable Void visit(SqlCall call) {
      if (call instanceof SqlWithItem item) {
        nested(item.query);
      }
      if (call instanceof SqlSelect outer && outer.getFrom() != null) {
        sources(outer.getFrom());
      }
      if (call instanceof SqlOrderBy order && order.query instanceof SqlSelect select) {
        settle(select, order.orderList);
        if (select.getFrom() != null) {
          sources(select.getFrom());
        }
        visitChildren(select);
        order.orderList.accept(this);
        return null;
      }
      if (call instanceof SqlSelect select) {
        settle(select, SqlNodeList.EMPTY);
      }
      return visitChildren(call);
    }

    private @Nullable Void visitChildren(SqlCall call) {
      for (SqlNode operand : call.getOperandList()) {
        if (operand != null) {
          operand.accept(this);
        }
      }
      return null;
    }

    /** Marks the queries that rows come from. */
    private void sources(SqlNode from) {
      if (from instanceof SqlJoin join) {
        sources(join.getLeft());
        sources(join.getRight());
      } else if (from.getKind() == SqlKind.AS || from.getKind() == SqlKind.LATERAL) {
        sources(((SqlCall) from).operand(0));
      } else {
        nested(from);
      }
    }

    /** Marks a query whose columns are read by their names. */
    private void nested(SqlNode query) {
      if (query instanceof SqlSelect select) {
        nested.add(select);
      } else if (query instanceof SqlOrderBy order) {
        nested(order.query);
      } else if (query instanceof SqlWith with) {
        nested(with.body);
      } else if (query instanceof SqlCall call && SqlKind.SET_QUERY.contains(call.getKind())) {
        nested(call.operand(0));
      }
    }

    private void settle(SqlSelect select, SqlNodeList order) {
      if (select instanceof DistinctOn distinct) {
        FirstRows.keep(distinct, order);
      }
      RowsOfItems.join(select);
      NamedWindows.writeOut(select, order);
      ColumnNames.give(select, order, nested.contains(select));
    }
  }
}
