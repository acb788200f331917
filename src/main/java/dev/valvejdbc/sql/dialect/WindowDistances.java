package dev.valvejdbc.sql.dialect;

import com.google.common.collect.ImmutableList;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.SqlKind;
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
  /** More rows than are kept. */
  private static final int FARTHEST = 1_000_000_000;

  private WindowDistances() {}

  /**
   * LAG or LEAD with a distance that code can count by; null if it has one, and for others. A row
   * that lies farther away than rows are kept is not there, and one at an unknown distance neither.
   */
  static @Nullable RexOver counted(RexBuilder rex, RexOver over) {
    SqlKind kind = over.getAggOperator().getKind();
    if ((kind != SqlKind.LAG && kind != SqlKind.LEAD) || over.getOperands().size() < 2) {
      return null;
    }
    RexNode rows = over.getOperands().get(1);
    RelDataType whole = rex.getTypeFactory().createSqlType(SqlTypeName.INTEGER);
    boolean unknown = RexLiteral.isNullLiteral(rows);
    if (!unknown && rows.getType().getSqlTypeName() == SqlTypeName.INTEGER) {
      return null;
    }
    RexNode counted =
        unknown
            ? rex.makeLiteral(FARTHEST, whole)
            : rows instanceof RexLiteral literal
                ? rex.makeLiteral(near(literal), whole)
                : rex.makeAbstractCast(
                    rex.getTypeFactory()
                        .createTypeWithNullability(whole, rows.getType().isNullable()),
                    rows,
                    false);
    List<RexNode> operands = new ArrayList<>(over.getOperands());
    operands.set(1, counted);
    RexWindow window = over.getWindow();
    return like(rex, over, operands, window.orderKeys, window.isRows());
  }

  private static int near(RexLiteral rows) {
    BigDecimal distance =
        Objects.requireNonNull(rows.getValueAs(BigDecimal.class), "it is a number");
    BigDecimal farthest = BigDecimal.valueOf(FARTHEST);
    return distance.min(farthest).max(farthest.negate()).intValue();
  }

  private static RexOver like(
      RexBuilder rex,
      RexOver over,
      List<RexNode> operands,
      List<RexFieldCollation> order,
      boolean rows) {
    RexWindow window = over.getWindow();
    return (RexOver)
        rex.makeOver(
            over.getType(),
            over.getAggOperator(),
            operands,
            window.partitionKeys,
            ImmutableList.copyOf(order),
            window.getLowerBound(),
            window.getUpperBound(),
            window.getExclude(),
            rows,
            true,
            false,
            over.isDistinct(),
            over.ignoreNulls());
  }

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
    return like(
        rex, over, over.getOperands(), List.of(new RexFieldCollation(all, Set.of())), false);
  }
}
