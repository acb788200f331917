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
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.validate.SqlConformance;

/**
 * A filter with a projection of so many expressions that code for them all would take seconds to
 * compile, or be larger than a method may be.
 */
final class LargeCalc extends SingleRel implements EnumerableRel {
  private final Calculation calculation;

  private LargeCalc(RelTraitSet traits, RelNode input, RelDataType row, Calculation calculation) {
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
            return itself(super.visit(other), conformance, compiler);
          }
        });
  }

  private static RelNode itself(RelNode node, SqlConformance conformance, CodeCompiler compiler) {
    if (!(node instanceof EnumerableCalc calc) || !Calculation.isLarge(calc.getProgram())) {
      return node;
    }
    Calculation calculation = Calculation.of(calc, conformance, compiler);
    return calculation == null
        ? node
        : new LargeCalc(calc.getTraitSet(), calc.getInput(), calc.getRowType(), calculation);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new LargeCalc(traits, inputs.get(0), rowType, calculation);
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
