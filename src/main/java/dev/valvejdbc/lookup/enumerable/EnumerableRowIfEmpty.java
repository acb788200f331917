package dev.valvejdbc.lookup.enumerable;

import dev.valvejdbc.lookup.rel.RowIfEmpty;
import dev.valvejdbc.lookup.run.LookupRuntime;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.ParameterExpression;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.jspecify.annotations.Nullable;

/** Generates the code that adds the row where there is none. */
final class EnumerableRowIfEmpty extends RowIfEmpty implements EnumerableRel {
  private EnumerableRowIfEmpty(RelNode input, RelTraitSet traits, @Nullable Object[] row) {
    super(input, traits, row);
  }

  static EnumerableRowIfEmpty of(RowIfEmpty node) {
    RelNode input = node.getInput();
    return new EnumerableRowIfEmpty(
        ConverterRule.convert(input, RuntimeCall.traits(input)),
        RuntimeCall.traits(node),
        node.row);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new EnumerableRowIfEmpty(inputs.get(0), traits, row);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer pref) {
    BlockBuilder block = new BlockBuilder();
    Result rows = implementor.visitChild(this, 0, (EnumerableRel) getInput(), Prefer.ARRAY);
    Object one = row.length == 1 ? new Object[] {row[0]} : row;
    return RuntimeCall.of(
            LookupRuntime.class,
            "orRow",
            block.append("rows", rows.block),
            toArray(rows.physType),
            implementor.stash((Object[]) one, Object[].class))
        .implement(implementor, this, block);
  }

  /** From the input's form of a row to an array, to the bare value of a row of one column. */
  @SuppressWarnings("unchecked") // Calcite types lambdas by raw classes
  private Expression toArray(PhysType physType) {
    int columns = getRowType().getFieldCount();
    if (physType.getFormat() == JavaRowFormat.ARRAY || columns == 1) {
      return Expressions.constant(null, Function1.class);
    }
    ParameterExpression given =
        Expressions.parameter(Primitive.box(physType.getJavaRowType()), "row");
    List<Expression> fields = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      fields.add(physType.fieldReference(given, i, Object.class));
    }
    return Expressions.lambda(
        Function1.class, Expressions.newArrayInit(Object.class, fields), given);
  }
}
