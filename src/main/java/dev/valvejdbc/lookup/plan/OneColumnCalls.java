package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.rel.Inputs;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableTableFunctionScan;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;

/**
 * Gives the calls of table functions rows as they and their neighbours read them. Where there is
 * one column, operators read the value alone; Calcite's calls yield and read arrays of one, and
 * tell nobody.
 */
final class OneColumnCalls {
  private OneColumnCalls() {}

  /** The same executable plan, with the values of one column in their form. */
  static RelNode mended(RelNode plan) {
    RelNode copy = Inputs.rewritten(plan, OneColumnCalls::mended);
    if (!(copy instanceof EnumerableTableFunctionScan call)) {
      return copy;
    }
    if (call.getRowType().getFieldCount() == 1) {
      return calc(call, fields(call, 1), call.getRowType());
    }
    return call.getInputs().size() == 1 && call.getInput(0).getRowType().getFieldCount() == 1
        ? widened(call)
        : copy;
  }

  /** A call over rows of its one column and another, which nobody sees. */
  private static RelNode widened(EnumerableTableFunctionScan call) {
    RexBuilder rex = call.getCluster().getRexBuilder();
    RelNode input = call.getInputs().get(0);
    List<RexNode> columns = fields(input, 1);
    columns.add(rex.makeLiteral(true));
    RelDataType wide = withFiller(call, input.getRowType(), columns.get(1).getType());
    RelDataType yielded = withFiller(call, call.getRowType(), columns.get(1).getType());
    RelNode wider =
        call.copy(
            call.getTraitSet(),
            List.of(calc(input, columns, wide)),
            call.getCall(),
            call.getElementType(),
            yielded,
            null);
    List<RexNode> seen = fields(wider, yielded.getFieldCount());
    seen.remove(1);
    return calc(wider, seen, call.getRowType());
  }

  private static RelDataType withFiller(RelNode of, RelDataType row, RelDataType filler) {
    RelDataTypeFactory.Builder wide = of.getCluster().getTypeFactory().builder();
    wide.add(row.getFieldList().get(0));
    wide.add("_", filler);
    row.getFieldList().stream().skip(1).forEach(wide::add);
    return wide.build();
  }

  private static List<RexNode> fields(RelNode node, int count) {
    List<RexNode> fields = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      fields.add(node.getCluster().getRexBuilder().makeInputRef(node, i));
    }
    return fields;
  }

  private static RelNode calc(RelNode input, List<RexNode> columns, RelDataType row) {
    RexBuilder rex = input.getCluster().getRexBuilder();
    return EnumerableCalc.create(
        input, RexProgram.create(input.getRowType(), columns, null, row, rex));
  }
}
