package dev.valvejdbc.guard;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;

/** Stands above a finished plan, and guards the code of all that is below. */
public final class EnumerableGuard extends SingleRel implements EnumerableRel {
  private final int textLength;

  private EnumerableGuard(RelTraitSet traits, RelNode input, int textLength) {
    super(input.getCluster(), traits, input);
    this.textLength = textLength;
  }

  /**
   * Puts a guard above a plan.
   *
   * @param textLength UTF-16 units of the longest text that one of its constants may be
   */
  public static EnumerableGuard above(RelNode plan, int textLength) {
    return new EnumerableGuard(plan.getTraitSet(), plan, textLength);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new EnumerableGuard(traits, inputs.get(0), textLength);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer pref) {
    Result plan = implementor.visitChild(this, 0, (EnumerableRel) getInput(), pref);
    return new Result(GuardedCode.of(plan.block, textLength), plan.physType, plan.format);
  }
}
