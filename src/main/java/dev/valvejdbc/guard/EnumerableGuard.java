package dev.valvejdbc.guard;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;

/** Stands above a finished plan, and guards the code of all that is below. */
public final class EnumerableGuard extends SingleRel implements EnumerableRel {
  private EnumerableGuard(RelTraitSet traits, RelNode input) {
    super(input.getCluster(), traits, input);
  }

  /** Puts a guard above a plan. */
  public static EnumerableGuard above(RelNode plan) {
    return new EnumerableGuard(plan.getTraitSet(), plan);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new EnumerableGuard(traits, inputs.get(0));
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer pref) {
    Result plan = implementor.visitChild(this, 0, (EnumerableRel) getInput(), pref);
    return new Result(GuardedCode.of(plan.block), plan.physType, plan.format);
  }
}
