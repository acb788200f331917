package dev.valvejdbc.sql.dialect;

import com.google.common.collect.ImmutableList;
import dev.valvejdbc.lookup.rel.InLiterals;
import dev.valvejdbc.lookup.rel.LiteralParameter;
import dev.valvejdbc.sql.library.Clocks;
import dev.valvejdbc.sql.library.MethodFunction;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.TimestampString;

/**
 * Reads a statement as written where clocks are those of a zone: moments stay moments, and whatever
 * looks at a clock (literals, casts to texts and days, hours, units, months) sees that of the zone.
 */
public final class ZonedTimes extends PlanShuttle {
  private static final SqlOperator LOCAL = clocks("local");
  private static final SqlOperator MOMENT = clocks("moment");
  private static final SqlOperator MOMENT_NEAR = clocks("momentNear");
  private static final Set<SqlOperator> OF_DAY =
      Set.of(
          SqlStdOperatorTable.CURRENT_DATE,
          SqlStdOperatorTable.CURRENT_TIME,
          SqlStdOperatorTable.LOCALTIME);

  private final RexBuilder rex;
  private final String zone;

  private ZonedTimes(RexBuilder rex, ZoneId zone) {
    this.rex = rex;
    this.zone = zone.getId();
  }

  private static SqlOperator clocks(String method) {
    return MethodFunction.replacing(method, Clocks.class, method, ReturnTypes.TIMESTAMP);
  }

  /** The plan of a statement as its author means it. */
  public static RelNode in(RelNode plan, ZoneId zone) {
    return new ZonedTimes(plan.getCluster().getRexBuilder(), zone).rewritten(plan);
  }

  @Override
  RelNode alone(RelNode node) {
    return node instanceof LogicalValues values ? values(values) : super.alone(node);
  }

  private RelNode values(LogicalValues values) {
    var rows =
        values.tuples.stream()
            .map(
                row ->
                    row.stream()
                        .map(v -> (RexLiteral) v.accept(this))
                        .collect(ImmutableList.toImmutableList()))
            .collect(ImmutableList.toImmutableList());
    return rows.equals(values.tuples)
        ? values
        : LogicalValues.create(values.getCluster(), values.getRowType(), rows);
  }

  private static boolean isMoment(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.TIMESTAMP;
  }

  @Override
  public RexNode visitLiteral(RexLiteral literal) {
    if (!isMoment(literal.getType()) || literal.isNull()) {
      return literal;
    }
    TimestampString clock =
        Objects.requireNonNull(literal.getValueAs(TimestampString.class), "a literal has a value");
    long moment = Clocks.moment(zone, clock.getMillisSinceEpoch());
    return rex.makeLiteral(TimestampString.fromMillisSinceEpoch(moment), literal.getType(), false);
  }

  @Override
  public RexNode visitCall(RexCall call) {
    if (call.getKind() == SqlKind.SEARCH && isMoment(call.getOperands().get(0).getType())) {
      return RexUtil.expandSearch(rex, null, call).accept(this);
    }
    LiteralParameter list = InLiterals.list(call);
    if (list != null && list.kind().isOfMoments()) {
      throw list.needed();
    }
    RexNode visited = super.visitCall(call);
    return visited instanceof RexCall read ? read(read) : visited;
  }

  private RexNode read(RexCall call) {
    if (OF_DAY.contains(call.getOperator())) {
      RexNode now = rex.makeCall(SqlStdOperatorTable.CURRENT_TIMESTAMP);
      return rex.makeCast(call.getType(), local(now));
    }
    if (call.getOperator() instanceof MethodFunction function) {
      return function.makesWallClock()
          ? moment(call, MOMENT, List.of(call))
          : function.isOfWallClock() ? byClock(call) : call;
    }
    if (call.getOperator().equals(SqlLibraryOperators.TO_CHAR_PG)
        || call.getOperator().equals(SqlLibraryOperators.TO_CHAR)
        || call.getOperator().equals(SqlLibraryOperators.AGE)) {
      return byClock(call);
    }
    return switch (call.getKind()) {
      case CAST, SAFE_CAST -> cast(call);
      case FLOOR, CEIL -> isMoment(call.getType()) ? byClock(call) : call;
      case EXTRACT -> isEpoch(call.getOperands().get(0)) ? call : byClock(call);
      default -> countsMonths(call) ? byClock(call) : call;
    };
  }

  private static boolean isEpoch(RexNode unit) {
    return unit instanceof RexLiteral literal
        && String.valueOf((Object) literal.getValue()).equals(TimeUnitRange.EPOCH.name());
  }

  /** Whether it adds months to a moment, or counts those between two. */
  private static boolean countsMonths(RexCall call) {
    boolean sum =
        call.getOperator().equals(SqlStdOperatorTable.DATETIME_PLUS)
            || call.getOperator().equals(SqlStdOperatorTable.MINUS_DATE);
    return sum
        && (isMonths(call.getType())
            || call.getOperands().stream().anyMatch(o -> isMonths(o.getType())));
  }

  private static boolean isMonths(RelDataType type) {
    return SqlTypeName.YEAR_INTERVAL_TYPES.contains(type.getSqlTypeName());
  }

  private RexNode cast(RexCall call) {
    RexNode operand = call.getOperands().get(0);
    boolean from = isMoment(operand.getType());
    boolean to = isMoment(call.getType());
    if (from == to) {
      return call;
    }
    if (from) {
      return SqlTypeUtil.isNumeric(call.getType())
          ? call
          : call.clone(call.getType(), replaced(call.getOperands(), 0, local(operand)));
    }
    return SqlTypeUtil.isNull(operand.getType()) ? call : moment(call, MOMENT, List.of(call));
  }

  /** The call over what clocks show; a moment of what it yields, if that is a time of a clock. */
  private RexNode byClock(RexCall call) {
    List<RexNode> operands = call.getOperands();
    RexNode first = null;
    for (int i = 0; i < operands.size(); i++) {
      if (isMoment(operands.get(i).getType())) {
        first = first == null ? operands.get(i) : first;
        operands = replaced(operands, i, local(operands.get(i)));
      }
    }
    if (first == null) {
      return call;
    }
    RexNode byClock = call.clone(call.getType(), operands);
    return isMoment(call.getType()) ? moment(call, MOMENT_NEAR, List.of(byClock, first)) : byClock;
  }

  private static List<RexNode> replaced(List<RexNode> operands, int place, RexNode by) {
    List<RexNode> all = new ArrayList<>(operands);
    all.set(place, by);
    return all;
  }

  private RexNode local(RexNode moment) {
    return rex.makeCall(moment.getType(), LOCAL, List.of(rex.makeLiteral(zone), moment));
  }

  private RexNode moment(RexNode of, SqlOperator operator, List<RexNode> operands) {
    List<RexNode> all = new ArrayList<>(operands);
    all.add(0, rex.makeLiteral(zone));
    return rex.makeCall(of.getType(), operator, all);
  }
}
