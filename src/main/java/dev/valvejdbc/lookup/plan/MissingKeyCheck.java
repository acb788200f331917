package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.rel.KeyedScan;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.jspecify.annotations.Nullable;

/** Refuses a plan in which a keyed table is still read without its key. */
final class MissingKeyCheck extends RelVisitor {
  private MissingKeyCheck() {}

  static RelNode check(RelNode plan) {
    new MissingKeyCheck().go(plan);
    return plan;
  }

  @Override
  public void visit(RelNode node, int ordinal, @Nullable RelNode parent) {
    if (node instanceof KeyedScan scan) {
      throw scan.missingKey();
    }
    super.visit(node, ordinal, parent);
  }
}
