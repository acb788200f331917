package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.MissingKeyException;
import dev.valvejdbc.lookup.rel.KeyedScan;
import dev.valvejdbc.lookup.rule.ConstantKeyRule;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;

/** Settles the scans that were given no key: reads those that need none, and refuses the others. */
final class KeylessScans {
  private KeylessScans() {}

  /**
   * A plan without keyed scans.
   *
   * @throws dev.valvejdbc.lookup.MissingKeyException if one needs a key
   */
  static RelNode settle(RelNode plan) {
    RelNode node = plan.stripped();
    if (node instanceof KeyedScan scan) {
      if (scan.keyedTable().needsKey()) {
        throw MissingKeyException.of(scan.keyedTable());
      }
      return ConstantKeyRule.lookupWithoutKey(
          RelFactories.LOGICAL_BUILDER.create(scan.getCluster(), null), scan);
    }
    List<RelNode> inputs = new ArrayList<>();
    node.getInputs().forEach(input -> inputs.add(settle(input)));
    return inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
  }
}
