package dev.valvejdbc.engine;

import dev.valvejdbc.lookup.rule.RuleConfig;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.RelBuilder;

/**
 * Adds 64-bit numbers up as decimals, and makes numbers of 64 bits of the sums: what is too large
 * for them is an error then, where Calcite's sum would silently begin again from below.
 */
final class WideSums {
  private static final int DIGITS = 38;

  private WideSums() {}

  /** The rules, for a heuristic planner. */
  static List<RelOptRule> rules() {
    return List.of(
        RuleConfig.rule("WideSumRule", LogicalAggregate.class, WideSums::widen),
        RuleConfig.rule(
            "WideWindowSumRule",
            LogicalProject.class,
            LogicalProject::containsOver,
            WideSums::widenWindows));
  }

  private static boolean isNarrow(SqlKind kind, List<RelDataType> arguments) {
    return (kind == SqlKind.SUM || kind == SqlKind.SUM0 || kind == SqlKind.AVG)
        && arguments.size() == 1
        && arguments.get(0).getSqlTypeName() == SqlTypeName.BIGINT;
  }

  /** Sums are exact; means are not, and of type DOUBLE in any case. */
  private static RelDataType wide(RexBuilder rex, SqlKind kind, RelDataType type) {
    var types = rex.getTypeFactory();
    return types.createTypeWithNullability(
        kind == SqlKind.AVG
            ? types.createSqlType(SqlTypeName.DOUBLE)
            : types.createSqlType(SqlTypeName.DECIMAL, DIGITS, 0),
        type.isNullable());
  }

  private static void widen(RelOptRuleCall call) {
    LogicalAggregate aggregate = call.rel(0);
    RelBuilder builder = call.builder().push(aggregate.getInput());
    RexBuilder rex = builder.getRexBuilder();
    List<RexNode> fields = new ArrayList<>(builder.fields());
    int narrow = fields.size();
    List<AggregateCall> calls = new ArrayList<>();
    for (AggregateCall each : aggregate.getAggCallList()) {
      List<RelDataType> types =
          each.getArgList().stream().map(i -> fields.get(i).getType()).toList();
      if (isNarrow(each.getAggregation().getKind(), types)) {
        RexNode argument = fields.get(each.getArgList().get(0));
        calls.add(widened(rex, each, fields.size()));
        SqlKind kind = each.getAggregation().getKind();
        fields.add(rex.makeCast(wide(rex, kind, argument.getType()), argument));
      } else {
        calls.add(each);
      }
    }
    if (fields.size() == narrow) {
      return;
    }
    RelNode wide =
        LogicalAggregate.create(
            builder.project(fields).build(),
            aggregate.getHints(),
            aggregate.getGroupSet(),
            aggregate.getGroupSets(),
            calls);
    call.transformTo(RelOptUtil.createCastRel(wide, aggregate.getRowType(), true));
  }

  private static AggregateCall widened(RexBuilder rex, AggregateCall call, int argument) {
    return AggregateCall.create(
        call.getAggregation(),
        call.isDistinct(),
        call.isApproximate(),
        call.ignoreNulls(),
        call.rexList,
        List.of(argument),
        call.filterArg,
        call.distinctKeys,
        call.getCollation(),
        wide(rex, call.getAggregation().getKind(), call.getType()),
        call.getName());
  }

  private static void widenWindows(RelOptRuleCall call) {
    LogicalProject project = call.rel(0);
    if (!project.containsOver()) {
      return;
    }
    RelBuilder builder = call.builder().push(project.getInput());
    Windows windows = new Windows(builder.getRexBuilder());
    List<RexNode> widened = windows.apply(project.getProjects());
    if (!widened.equals(project.getProjects())) {
      call.transformTo(builder.project(widened, project.getRowType().getFieldNames()).build());
    }
  }

  private static final class Windows extends RexShuttle {
    private final RexBuilder rex;

    Windows(RexBuilder rex) {
      this.rex = rex;
    }

    @Override
    public RexNode visitOver(RexOver over) {
      List<RelDataType> types = over.getOperands().stream().map(RexNode::getType).toList();
      if (!isNarrow(over.getAggOperator().getKind(), types)) {
        return super.visitOver(over);
      }
      RexNode argument = over.getOperands().get(0);
      RexWindow window = over.getWindow();
      SqlKind kind = over.getAggOperator().getKind();
      RexNode wide =
          rex.makeOver(
              wide(rex, kind, over.getType()),
              over.getAggOperator(),
              List.of(rex.makeCast(wide(rex, kind, argument.getType()), argument)),
              window.partitionKeys,
              window.orderKeys,
              window.getLowerBound(),
              window.getUpperBound(),
              window.getExclude(),
              window.isRows(),
              true,
              false,
              over.isDistinct(),
              over.ignoreNulls());
      return rex.makeCast(over.getType(), wide);
    }
  }
}
