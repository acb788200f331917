package dev.valvejdbc.lookup.rule;

import dev.valvejdbc.lookup.rel.ConstantRows;
import dev.valvejdbc.lookup.run.ConstantValue;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexLiteral;
import org.jspecify.annotations.Nullable;

/** Turns VALUES with many rows into data, since the code for them would not compile. */
public final class LargeValuesRule {
  private static final int MOST_AS_CODE = 50;

  public static final RelOptRule RULE =
      RuleConfig.rule(
          "LargeValuesRule",
          LogicalValues.class,
          v -> v.getTuples().size() > MOST_AS_CODE,
          LargeValuesRule::onMatch);

  private LargeValuesRule() {}

  private static void onMatch(RelOptRuleCall call) {
    LogicalValues values = call.rel(0);
    List<RelDataTypeField> fields = values.getRowType().getFieldList();
    if (!fields.stream().allMatch(f -> ConstantValue.covers(f.getType().getSqlTypeName()))) {
      return;
    }
    List<@Nullable Object[]> rows = new ArrayList<>(values.getTuples().size());
    for (List<RexLiteral> tuple : values.getTuples()) {
      @Nullable Object[] row = new Object[fields.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = ConstantValue.of(tuple.get(i), fields.get(i).getType().getSqlTypeName());
      }
      rows.add(row);
    }
    call.transformTo(ConstantRows.create(values.getCluster(), values.getRowType(), rows));
  }
}
