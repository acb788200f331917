package dev.valvejdbc.guard;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.ParameterExpression;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.RepeatUnion;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.validate.SqlConformance;

/**
 * A filter with a projection that is gone through for each row. It is compiled as a whole only
 * where rows are made by the million, and of so few expressions that this takes no seconds.
 */
final class CalculatedRows extends SingleRel implements EnumerableRel {
  private final Calculation calculation;

  private CalculatedRows(
      RelTraitSet traits, RelNode input, RelDataType row, Calculation calculation) {
    super(input.getCluster(), traits, input);
    this.rowType = row;
    this.calculation = calculation;
  }

  /** Puts one in place of each such node of an executable plan. */
  static RelNode in(RelNode plan, SqlConformance conformance, CodeCompiler compiler) {
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode other) {
            return other instanceof RepeatUnion // whose rows go round in the form of its own code
                ? other
                : itself(super.visit(other), conformance, compiler);
          }
        });
  }

  private static RelNode itself(RelNode node, SqlConformance conformance, CodeCompiler compiler) {
    if (!(node instanceof EnumerableCalc calc)
        || (makesRows(calc) && !Calculation.isLarge(calc.getProgram()))) {
      return node;
    }
    Calculation calculation = Calculation.of(calc, conformance, compiler);
    return calculation == null
        ? node
        : new CalculatedRows(calc.getTraitSet(), calc.getInput(), calc.getRowType(), calculation);
  }

  /** Whether rows come from what makes as many as it is told, and waits for nobody. */
  private static boolean makesRows(RelNode node) {
    return node instanceof TableFunctionScan
        || node instanceof Uncollect
        || node instanceof RepeatUnion
        || node.getInputs().stream().anyMatch(CalculatedRows::makesRows);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new CalculatedRows(traits, inputs.get(0), rowType, calculation);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer pref) {
    BlockBuilder block = new BlockBuilder();
    Result rows = implementor.visitChild(this, 0, (EnumerableRel) getInput(), Prefer.ARRAY);
    block.add(
        Expressions.return_(
            null,
            Expressions.call(
                implementor.stash(calculation, Calculation.class),
                "rows",
                DataContext.ROOT,
                block.append("rows", rows.block),
                fields(rows.physType))));
    return implementor.result(
        PhysTypeImpl.of(implementor.getTypeFactory(), rowType, JavaRowFormat.ARRAY),
        block.toBlock());
  }

  @SuppressWarnings("unchecked") // Calcite types lambdas by raw classes
  private Expression fields(PhysType rows) {
    if (rows.getFormat() == JavaRowFormat.ARRAY) {
      return Expressions.constant(null, Function1.class);
    }
    ParameterExpression row = Expressions.parameter(Primitive.box(rows.getJavaRowType()), "row");
    List<Expression> fields = new ArrayList<>();
    for (int i = 0; i < getInput().getRowType().getFieldCount(); i++) {
      fields.add(rows.fieldReference(row, i, Object.class));
    }
    return Expressions.lambda(Function1.class, Expressions.newArrayInit(Object.class, fields), row);
  }
}
