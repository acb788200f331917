package dev.valvejdbc.lookup.enumerable;

import dev.valvejdbc.lookup.rel.RowIfEmpty;
import dev.valvejdbc.lookup.run.LookupRuntime;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expressions;
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
            row.length == 1
                ? Expressions.constant(null, Function1.class)
                : RuntimeCall.toArray(rows.physType, row.length),
            implementor.stash((Object[]) one, Object[].class))
        .implement(implementor, this, block);
  }
}
