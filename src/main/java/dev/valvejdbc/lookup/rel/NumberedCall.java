package dev.valvejdbc.lookup.rel;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rel.metadata.RelColumnMapping;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** The call of a table function that remembers which one of a statement's text it is. */
public final class NumberedCall extends LogicalTableFunctionScan {
  private final int number;

  /** Numbers a call. */
  public NumberedCall(LogicalTableFunctionScan scan, int number) {
    this(scan, scan.getTraitSet(), scan.getInputs(), scan.getCall(), number);
  }

  private NumberedCall(
      LogicalTableFunctionScan scan,
      RelTraitSet traits,
      List<RelNode> inputs,
      RexNode call,
      int number) {
    super(
        scan.getCluster(),
        traits,
        inputs,
        call,
        scan.getElementType(),
        scan.getRowType(),
        scan.getColumnMappings());
    this.number = number;
  }

  /** The number of the call, from 1. */
  public int number() {
    return number;
  }

  @Override
  public NumberedCall copy(
      RelTraitSet traits,
      List<RelNode> inputs,
      RexNode call,
      @Nullable Type elementType,
      RelDataType rowType,
      @Nullable Set<RelColumnMapping> columnMappings) {
    return new NumberedCall(this, traits, inputs, call, number);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("number", number);
  }
}
