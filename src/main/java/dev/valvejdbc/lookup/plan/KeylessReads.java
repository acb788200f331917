package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.rel.KeyedScan;
import dev.valvejdbc.lookup.rule.ConstantKeyRule;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;

/** Reads, without any key, the keyed tables that need none and were given none. */
final class KeylessReads {
  private KeylessReads() {}

  static RelNode expand(RelNode plan) {
    RelNode node = plan.stripped();
    if (node instanceof KeyedScan scan && !scan.keyedTable().needsKey()) {
      return ConstantKeyRule.lookupWithoutKey(
          RelFactories.LOGICAL_BUILDER.create(scan.getCluster(), null), scan);
    }
    List<RelNode> inputs = new ArrayList<>();
    node.getInputs().forEach(input -> inputs.add(expand(input)));
    return inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
  }
}
