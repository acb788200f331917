package dev.valvejdbc.sql.dialect;

import com.google.common.collect.ImmutableList;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Orders windows whose frames end by distances by one number a row: Calcite looks in the wrong
 * direction for those of a falling order, and has no code for nulls and decimals. Nulls lie beyond
 * all numbers, together.
 */
final class WindowDistances {
  private WindowDistances() {}

  /** The window in a rising order of such numbers; null if it can stay as it is. */
  static @Nullable RexOver rising(RexBuilder rex, RexOver over) {
    RexWindow window = over.getWindow();
    RexFieldCollation key = window.orderKeys.size() == 1 ? window.orderKeys.get(0) : null;
    boolean distance =
        window.getLowerBound().getOffset() != null || window.getUpperBound().getOffset() != null;
    if (window.isRows() || !distance || key == null) {
      return null;
    }
    boolean falling = key.getDirection().isDescending();
    RelDataType from = key.left.getType();
    if (!falling && !from.isNullable() && from.getSqlTypeName() != SqlTypeName.DECIMAL) {
      return null;
    }
    if (!SqlTypeUtil.isNumeric(from)) {
      if (falling) {
        throw new StatementException(
            SqlError.UNSUPPORTED.exception("RANGE by a span of time in a falling order"));
      }
      return null;
    }
    RelDataType number = rex.getTypeFactory().createSqlType(SqlTypeName.DOUBLE);
    RexNode known = rex.makeAbstractCast(number, key.left, false);
    RexNode place = falling ? rex.makeCall(SqlStdOperatorTable.UNARY_MINUS, known) : known;
    boolean first = key.getNullDirection() == RelFieldCollation.NullDirection.FIRST;
    RexNode beyond = rex.makeApproxLiteral(new BigDecimal(first ? "-1e308" : "1e308"), number);
    RexNode all =
        rex.makeCall(
            number,
            SqlStdOperatorTable.CASE,
            List.of(rex.makeCall(SqlStdOperatorTable.IS_NULL, key.left), beyond, place));
    return (RexOver)
        rex.makeOver(
            over.getType(),
            over.getAggOperator(),
            over.getOperands(),
            window.partitionKeys,
            ImmutableList.of(new RexFieldCollation(all, Set.of())),
            window.getLowerBound(),
            window.getUpperBound(),
            window.getExclude(),
            false,
            true,
            false,
            over.isDistinct(),
            over.ignoreNulls());
  }
}
