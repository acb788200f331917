package dev.valvejdbc.sql.dialect;

import dev.valvejdbc.sql.library.MethodFunction;
import dev.valvejdbc.sql.library.TimeSums;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;

/** Makes times that no calendar has errors: sums and differences of times begin again, else. */
public final class CheckedTimes extends PlanShuttle {
  private static final Map<String, SqlOperator> SUMS = sums();
  private static final SqlOperator MOMENT =
      MethodFunction.replacing("MOMENT", TimeSums.class, "moment", ReturnTypes.TIMESTAMP);
  private static final SqlOperator DATE =
      MethodFunction.replacing("DAY", TimeSums.class, "date", ReturnTypes.DATE);

  private final RexBuilder rex;

  private CheckedTimes(RexBuilder rex) {
    this.rex = rex;
  }

  private static Map<String, SqlOperator> sums() {
    Map<String, SqlOperator> sums = new TreeMap<>();
    for (String time : List.of("date", "moment")) {
      for (String unit : List.of("", "Months")) {
        sums.put(
            time + unit + "Later",
            MethodFunction.standingFor(
                SqlStdOperatorTable.DATETIME_PLUS,
                TimeSums.class,
                time + unit + "Later",
                ReturnTypes.ARG0));
        sums.put(
            time + unit + "Earlier",
            MethodFunction.standingFor(
                SqlStdOperatorTable.MINUS_DATE,
                TimeSums.class,
                time + unit + "Earlier",
                ReturnTypes.ARG0));
      }
    }
    return sums;
  }

  /** The plan with checked times. */
  public static RelNode in(RelNode plan) {
    return new CheckedTimes(plan.getCluster().getRexBuilder()).rewritten(plan);
  }

  @Override
  public RexNode visitCall(RexCall call) {
    RexCall visited = (RexCall) super.visitCall(call);
    boolean isDate = call.getType().getSqlTypeName() == SqlTypeName.DATE;
    if (!isDate && call.getType().getSqlTypeName() != SqlTypeName.TIMESTAMP) {
      return visited;
    }
    if (visited.getKind() == SqlKind.CEIL) {
      return rex.makeCall(call.getType(), isDate ? DATE : MOMENT, List.of(visited));
    }
    boolean later = visited.getOperator().equals(SqlStdOperatorTable.DATETIME_PLUS);
    if ((!later && !visited.getOperator().equals(SqlStdOperatorTable.MINUS_DATE))
        || visited.getOperands().size() != 2) {
      return visited;
    }
    RexNode time = visited.getOperands().get(0);
    SqlTypeName interval = visited.getOperands().get(1).getType().getSqlTypeName();
    boolean months = SqlTypeName.YEAR_INTERVAL_TYPES.contains(interval);
    if ((!months && !SqlTypeName.DAY_INTERVAL_TYPES.contains(interval))
        || (time.getType().getSqlTypeName() != SqlTypeName.DATE
            && time.getType().getSqlTypeName() != SqlTypeName.TIMESTAMP)) {
      return visited;
    }
    SqlOperator sum =
        SUMS.get(
            (isDate ? "date" : "moment")
                + (months ? "Months" : "")
                + (later ? "Later" : "Earlier"));
    return sum == null
        ? visited
        : rex.makeCall(
            call.getType(), sum, List.of(like(call.getType(), time), visited.getOperands().get(1)));
  }

  private RexNode like(RelDataType type, RexNode time) {
    return time.getType().getSqlTypeName() == type.getSqlTypeName()
        ? time
        : rex.makeCast(
            rex.getTypeFactory().createTypeWithNullability(type, time.getType().isNullable()),
            time);
  }
}
