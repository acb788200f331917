package dev.valvejdbc.sql.dialect;

import com.google.common.collect.ImmutableList;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.sql.library.Functions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Makes FIRST_VALUE and LAST_VALUE of frames that may hold no row, and NTH_VALUE of those that hold
 * too few, null: Calcite's code reads a row that is not there, or one beyond the frame.
 */
public final class WindowValues extends PlanShuttle {
  /** More rows than are kept. */
  private static final BigDecimal FARTHEST = BigDecimal.valueOf(1_000_000_000);

  private final RexBuilder rex;

  private WindowValues(RexBuilder rex) {
    this.rex = rex;
  }

  /** The plan with such windows written in other words. */
  public static RelNode in(RelNode plan) {
    return new WindowValues(plan.getCluster().getRexBuilder()).rewritten(plan);
  }

  @Override
  public RexNode visitOver(RexOver over) {
    RexWindow window = over.getWindow();
    SqlKind kind = over.getAggOperator().getKind();
    if (window.getExclude() != RexWindowExclusion.EXCLUDE_NO_OTHER) {
      throw new StatementException(
          SqlError.UNSUPPORTED.exception("EXCLUDE in the frame of a window"));
    }
    if (window.isRows() && (isFar(window.getLowerBound()) || isFar(window.getUpperBound()))) {
      return visitOver(
          (RexOver)
              over(
                  over,
                  over.getAggOperator(),
                  over.getType(),
                  over.getOperands(),
                  near(window.getLowerBound()),
                  near(window.getUpperBound())));
    }
    RexOver rising = WindowDistances.rising(rex, over);
    if (rising != null) {
      return visitOver(rising);
    }
    RexOver counted = WindowDistances.counted(rex, over);
    if (counted != null) {
      return visitOver(counted);
    }
    if (over.ignoreNulls()) {
      return known(over, kind);
    }
    RexNode rank = RankWindows.rewritten(rex, over);
    if (rank != null) {
      return rank;
    }
    if (kind == SqlKind.NTH_VALUE) {
      if (RexUtil.containsInputRef(over.getOperands().get(1))) {
        throw new StatementException(
            SqlError.UNSUPPORTED.exception("NTH_VALUE with another place for each row"));
      }
      return where(over, over, over.getOperands().get(1));
    }
    boolean ahead = window.getLowerBound().isFollowing() && !window.getLowerBound().isUnbounded();
    boolean behind = window.getUpperBound().isPreceding() && !window.getUpperBound().isUnbounded();
    if ((kind != SqlKind.FIRST_VALUE && kind != SqlKind.LAST_VALUE)
        || !window.isRows()
        || (!ahead && !behind)) {
      return super.visitOver(over);
    }
    RexNode one = rex.makeLiteral(1, rex.getTypeFactory().createSqlType(SqlTypeName.INTEGER));
    boolean first = kind == SqlKind.FIRST_VALUE;
    if (first == ahead) { // the row at the frame's near end
      RexWindowBound end = first ? window.getLowerBound() : window.getUpperBound();
      List<RexNode> operands = new ArrayList<>(over.getOperands());
      operands.add(end.getOffset());
      SqlAggFunction away = first ? SqlStdOperatorTable.LEAD : SqlStdOperatorTable.LAG;
      return where(
          over,
          over(
              over,
              away,
              over.getType(),
              operands,
              RexWindowBounds.UNBOUNDED_PRECEDING,
              RexWindowBounds.UNBOUNDED_FOLLOWING),
          one);
    }
    return where(
        over,
        over(
            over,
            over.getAggOperator(),
            over.getType(),
            over.getOperands(),
            ahead ? RexWindowBounds.CURRENT_ROW : window.getLowerBound(),
            ahead ? window.getUpperBound() : RexWindowBounds.CURRENT_ROW),
        one);
  }

  /** Whether a bound lies farther away than rows can be counted in code. */
  private static boolean isFar(RexWindowBound bound) {
    return bound.getOffset() instanceof RexLiteral offset
        && Objects.requireNonNull(offset.getValueAs(BigDecimal.class), "it is a number")
                .compareTo(FARTHEST)
            > 0;
  }

  private RexWindowBound near(RexWindowBound bound) {
    RexNode offset = rex.makeExactLiteral(FARTHEST);
    return !isFar(bound)
        ? bound
        : bound.isPreceding()
            ? RexWindowBounds.preceding(offset)
            : RexWindowBounds.following(offset);
  }

  /** The value that is not null: first or last in the frame, nearest before or behind the row. */
  private RexNode known(RexOver over, SqlKind kind) {
    RexWindow window = over.getWindow();
    RexWindowBound one =
        kind == SqlKind.LAG
            ? RexWindowBounds.preceding(rex.makeExactLiteral(BigDecimal.ONE))
            : RexWindowBounds.following(rex.makeExactLiteral(BigDecimal.ONE));
    boolean next = over.getOperands().size() == 1;
    if (kind == SqlKind.LAG && next) {
      return known(over, Functions.LAST_KNOWN, RexWindowBounds.UNBOUNDED_PRECEDING, one, true);
    }
    if (kind == SqlKind.LEAD && next) {
      return known(over, Functions.FIRST_KNOWN, one, RexWindowBounds.UNBOUNDED_FOLLOWING, true);
    }
    if (kind != SqlKind.FIRST_VALUE && kind != SqlKind.LAST_VALUE) {
      throw new StatementException(
          SqlError.UNSUPPORTED.exception(
              "IGNORE NULLS with " + over.getAggOperator().getName() + " in this form"));
    }
    SqlAggFunction function =
        kind == SqlKind.FIRST_VALUE ? Functions.FIRST_KNOWN : Functions.LAST_KNOWN;
    return known(over, function, window.getLowerBound(), window.getUpperBound(), window.isRows());
  }

  private RexNode known(
      RexOver like,
      SqlAggFunction function,
      RexWindowBound lower,
      RexWindowBound upper,
      boolean rows) {
    RexWindow window = like.getWindow();
    RexNode value =
        rex.makeOver(
            rex.getTypeFactory().createTypeWithNullability(like.getType(), true),
            function,
            like.getOperands(),
            window.partitionKeys,
            ImmutableList.copyOf(window.orderKeys),
            lower,
            upper,
            window.getExclude(),
            rows,
            true,
            false,
            false,
            false);
    return rex.ensureType(like.getType(), value, true);
  }

  /** A value where the frame has at least so many rows, and null elsewhere. */
  private RexNode where(RexOver frame, RexNode value, RexNode rows) {
    RelDataType nullable = rex.getTypeFactory().createTypeWithNullability(frame.getType(), true);
    RexNode count =
        over(
            frame,
            SqlStdOperatorTable.COUNT,
            rex.getTypeFactory().createSqlType(SqlTypeName.BIGINT),
            List.of(),
            frame.getWindow().getLowerBound(),
            frame.getWindow().getUpperBound());
    return rex.ensureType(
        frame.getType(),
        rex.makeCall(
            nullable,
            SqlStdOperatorTable.CASE,
            List.of(
                rex.makeCall(
                    SqlStdOperatorTable.AND,
                    rex.makeCall(
                        SqlStdOperatorTable.GREATER_THAN,
                        rows,
                        rex.makeZeroLiteral(rows.getType())),
                    rex.makeCall(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, count, rows)),
                value,
                rex.makeNullLiteral(nullable))),
        true);
  }

  private RexNode over(
      RexOver like,
      SqlAggFunction function,
      RelDataType type,
      List<RexNode> operands,
      RexWindowBound lower,
      RexWindowBound upper) {
    RexWindow window = like.getWindow();
    boolean plain = function.getKind() == SqlKind.LEAD || function.getKind() == SqlKind.LAG;
    return rex.makeOver(
        type,
        function,
        operands,
        window.partitionKeys,
        ImmutableList.copyOf(window.orderKeys),
        lower,
        upper,
        window.getExclude(),
        plain || window.isRows(),
        true,
        false,
        false,
        plain && like.ignoreNulls());
  }
}
