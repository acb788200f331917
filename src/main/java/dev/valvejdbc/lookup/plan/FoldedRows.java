package dev.valvejdbc.lookup.plan;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Computes {@code VALUES} of many rows with expressions in a few steps: each row is a query of its
 * own to Calcite, whose constants are compiled alone.
 */
final class FoldedRows extends RelHomogeneousShuttle {
  private static final int FEW = 10;

  private FoldedRows() {}

  static RelNode folded(RelNode plan) {
    return plan.accept(new FoldedRows());
  }

  @Override
  public RelNode visit(LogicalUnion union) {
    if (!union.all || union.getInputs().size() <= FEW) {
      return super.visit(union);
    }
    List<RexNode> constants = new ArrayList<>();
    for (RelNode input : union.getInputs()) {
      if (!(input.stripped() instanceof LogicalProject row && isConstant(row))) {
        return super.visit(union);
      }
      constants.addAll(row.getProjects());
    }
    List<RexLiteral> values = computed(union, constants);
    return values == null ? super.visit(union) : rows(union, values);
  }

  private static boolean isConstant(LogicalProject row) {
    return row.getInput().stripped() instanceof LogicalValues one
        && one.getTuples().size() == 1
        && !row.getProjects().isEmpty()
        && row.getProjects().stream().allMatch(FoldedConstants::isConstant);
  }

  /** The values in their order; null if some cannot be computed. */
  private static @Nullable List<RexLiteral> computed(LogicalUnion union, List<RexNode> constants) {
    List<RexLiteral> values = new ArrayList<>();
    List<RelDataTypeField> columns = union.getRowType().getFieldList();
    for (RexNode each : FoldedConstants.computed(union.getCluster(), constants)) {
      RelDataType type = columns.get(values.size() % columns.size()).getType();
      if (!(each instanceof RexLiteral literal) || !fits(literal, type)) {
        return null;
      }
      values.add(literal);
    }
    return values;
  }

  private static boolean fits(RexLiteral literal, RelDataType column) {
    return literal.isNull()
        || literal.getType().getSqlTypeName() == column.getSqlTypeName()
        || (SqlTypeUtil.inCharFamily(literal.getType()) && SqlTypeUtil.inCharFamily(column));
  }

  private static RelNode rows(LogicalUnion union, List<RexLiteral> values) {
    RelDataType type = union.getRowType();
    int columns = type.getFieldCount();
    ImmutableList.Builder<ImmutableList<RexLiteral>> rows = ImmutableList.builder();
    for (int from = 0; from < values.size(); from += columns) {
      rows.add(ImmutableList.copyOf(values.subList(from, from + columns)));
    }
    return LogicalValues.create(union.getCluster(), type, rows.build());
  }
}
