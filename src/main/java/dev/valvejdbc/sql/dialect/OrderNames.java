package dev.valvejdbc.sql.dialect;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SelectScope;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlValidatorNamespace;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads names within the expressions of ORDER BY as PostgreSQL does: as columns of the tables,
 * where there are such, and as names of selected columns only where there are none. A name alone is
 * that of a selected column. So {@code SELECT SUM(score) AS score … ORDER BY SUM(score)} means no
 * sum of sums.
 */
final class OrderNames extends SqlShuttle {
  private final SqlSelect select;
  private final SelectScope scope;
  private final SqlNameMatcher names;

  private OrderNames(SqlSelect select, SelectScope scope, SqlNameMatcher names) {
    this.select = select;
    this.scope = scope;
    this.names = names;
  }

  /** The expression with the names of columns written out. */
  static SqlNode written(
      SqlNode order, SqlSelect select, @Nullable SelectScope scope, SqlNameMatcher names) {
    SqlNode value = order;
    while (value.getKind() == SqlKind.DESCENDING
        || value.getKind() == SqlKind.NULLS_FIRST
        || value.getKind() == SqlKind.NULLS_LAST) {
      value = ((SqlCall) value).operand(0);
    }
    SqlNode written =
        scope == null || value instanceof SqlIdentifier || !(value instanceof SqlCall)
            ? order
            : order.accept(new OrderNames(select, scope, names));
    return written == null ? order : written;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    return call.isA(SqlKind.QUERY) ? call : super.visit(call);
  }

  @Override
  public SqlNode visit(SqlIdentifier id) {
    return id.isSimple() && !id.isStar() && isSelected(id.getSimple()) && isColumn(id.getSimple())
        ? scope.fullyQualify(id).identifier
        : id;
  }

  private boolean isSelected(String name) {
    SqlNodeList list = select.getSelectList();
    return list.stream()
        .map(SqlValidatorUtil::alias)
        .anyMatch(alias -> alias != null && names.matches(alias, name));
  }

  /** Whether one table has such a column, and no other. */
  private boolean isColumn(String name) {
    int tables = 0;
    for (SqlValidatorNamespace child : scope.getChildren()) {
      if (names.field(child.getRowType(), name) != null) {
        tables++;
      }
    }
    return tables == 1;
  }
}
