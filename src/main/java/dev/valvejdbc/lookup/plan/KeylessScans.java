package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.MissingKeyException;
import dev.valvejdbc.lookup.rel.Inputs;
import dev.valvejdbc.lookup.rel.KeyedScan;
import dev.valvejdbc.lookup.rule.ConstantKeyRule;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.jspecify.annotations.Nullable;

/**
 * Settles the scans that were given no key: reads those that need none or are supplied with keys,
 * and refuses the others.
 */
final class KeylessScans {
  private KeylessScans() {}

  /**
   * A plan in which keyed scans are looked up by keys that the statement does not give.
   *
   * @param keys a relation of one column, or null where a scan is left as it is
   * @param most how many scans are
   */
  static RelNode supplied(RelNode plan, Function<KeyedScan, @Nullable RelNode> keys, int most) {
    AtomicInteger left = new AtomicInteger(most);
    return supplied(plan, keys, left);
  }

  private static RelNode supplied(
      RelNode plan, Function<KeyedScan, @Nullable RelNode> keys, AtomicInteger left) {
    RelNode node = plan.stripped();
    if (node instanceof KeyedScan scan) {
      boolean wanted = left.get() > 0 && scan.keyedTable().needsKey();
      RelNode supplied = wanted ? keys.apply(scan) : null;
      if (supplied == null) {
        return node;
      }
      left.decrementAndGet();
      return ConstantKeyRule.lookupOf(
          RelFactories.LOGICAL_BUILDER.create(scan.getCluster(), null), scan, supplied);
    }
    return Inputs.rewritten(node, input -> supplied(input, keys, left));
  }

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
    return Inputs.rewritten(node, KeylessScans::settle);
  }
}
