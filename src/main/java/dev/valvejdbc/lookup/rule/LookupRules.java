package dev.valvejdbc.lookup.rule;

import dev.valvejdbc.lookup.LookupTable;
import dev.valvejdbc.lookup.enumerable.LookupConverters;
import dev.valvejdbc.lookup.rel.KeyedScan;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptTable;

/** Gives the scans of keyed tables the rules by which any planner can plan them. */
public final class LookupRules {
  private LookupRules() {}

  /**
   * The scan that a relation's {@code toRel} returns. A planner that meets it learns how to read it
   * by key.
   *
   * @param cluster the cluster of the context that {@code toRel} was given
   * @param table what {@code toRel} was given
   * @param keyed the table itself
   */
  public static KeyedScan scan(RelOptCluster cluster, RelOptTable table, LookupTable keyed) {
    return KeyedScan.create(cluster, table, keyed, LookupRules::register);
  }

  /** Names all a planner needs that knows nothing of keyed tables. */
  private static void register(RelOptPlanner planner) {
    LookupConverters.OPERATORS.forEach(planner::addRule);
    planner.addRule(LookupConverters.KEYLESS_SCAN);
    planner.addRule(ConstantKeyRule.RULE);
    planner.addRule(LookupJoinRule.RULE);
    planner.addRule(FilterIntoLookupRule.RULE);
  }
}
