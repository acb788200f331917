package dev.valvejdbc.sql.dialect;

import com.google.common.collect.ImmutableList;
import dev.valvejdbc.sql.library.MethodFunction;
import dev.valvejdbc.sql.library.Numbers;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Says NTILE, PERCENT_RANK and CUME_DIST by numbers, ranks and counts: Calcite shares rows out to
 * the first otherwise than the standard does, and has no code for the others.
 */
final class RankWindows {
  private final RexBuilder rex;
  private final RexOver like;
  private final RelDataType whole;

  private RankWindows(RexBuilder rex, RexOver like) {
    this.rex = rex;
    this.like = like;
    this.whole = rex.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
  }

  /** What a function over a window is in other words; null for other functions. */
  static @Nullable RexNode rewritten(RexBuilder rex, RexOver over) {
    RankWindows windows = new RankWindows(rex, over);
    RexNode made =
        switch (over.getAggOperator().getKind()) {
          case NTILE -> windows.called("tile", windows.number(), windows.rows(), windows.parts());
          case PERCENT_RANK -> windows.called("percentRank", windows.rank(), windows.rows());
          case CUME_DIST -> windows.called("share", windows.soFar(), windows.rows());
          default -> null;
        };
    return made == null ? null : rex.makeCast(over.getType(), made);
  }

  private RexNode called(String method, RexNode... operands) {
    boolean tile = operands.length == 3;
    SqlOperator function =
        MethodFunction.replacing(
            like.getAggOperator().getName(),
            Numbers.class,
            method,
            tile ? ReturnTypes.BIGINT : ReturnTypes.DOUBLE);
    RelDataType fraction = rex.getTypeFactory().createSqlType(SqlTypeName.DOUBLE);
    return rex.makeCall(tile ? whole : fraction, function, List.of(operands));
  }

  private RexNode parts() {
    return rex.makeCast(whole, like.getOperands().get(0));
  }

  private RexNode rows() {
    return over(SqlStdOperatorTable.COUNT, RexWindowBounds.UNBOUNDED_FOLLOWING, false, List.of());
  }

  private RexNode soFar() {
    return over(
        SqlStdOperatorTable.COUNT, RexWindowBounds.CURRENT_ROW, false, like.getWindow().orderKeys);
  }

  private RexNode number() {
    return over(
        SqlStdOperatorTable.ROW_NUMBER,
        RexWindowBounds.CURRENT_ROW,
        true,
        like.getWindow().orderKeys);
  }

  private RexNode rank() {
    return over(
        SqlStdOperatorTable.RANK, RexWindowBounds.CURRENT_ROW, true, like.getWindow().orderKeys);
  }

  private RexNode over(
      SqlAggFunction function, RexWindowBound upper, boolean rows, List<RexFieldCollation> order) {
    RexWindow window = like.getWindow();
    return rex.makeOver(
        whole,
        function,
        List.of(),
        window.partitionKeys,
        ImmutableList.copyOf(order),
        RexWindowBounds.UNBOUNDED_PRECEDING,
        upper,
        window.getExclude(),
        rows,
        true,
        false,
        false,
        false);
  }
}
