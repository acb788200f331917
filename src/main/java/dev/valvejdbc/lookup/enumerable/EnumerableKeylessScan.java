package dev.valvejdbc.lookup.enumerable;

import dev.valvejdbc.lookup.MissingKeyException;
import dev.valvejdbc.lookup.rel.KeyedScan;
import dev.valvejdbc.lookup.run.LookupRuntime;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/** Fails when executed; costs more than any other plan, so it is chosen only without a key. */
final class EnumerableKeylessScan extends AbstractRelNode implements EnumerableRel {
  private static final double PROHIBITIVE = 1e30;

  /** Calcite's own driver rewrites sub-queries before anybody can find keys in them. */
  private static final String ELSEWHERE =
      ". Under jdbc:calcite: add forceDecorrelate=false to the URL, with which sub-queries and"
          + " LATERAL give keys; under jdbc:valve: groupings, windows and outer joins do so as"
          + " well";

  private final KeyedScan scan;

  private EnumerableKeylessScan(RelOptCluster cluster, RelTraitSet traits, KeyedScan scan) {
    super(cluster, traits);
    this.scan = scan;
    this.rowType = scan.getRowType();
  }

  static EnumerableKeylessScan of(KeyedScan scan) {
    return new EnumerableKeylessScan(scan.getCluster(), RuntimeCall.traits(scan), scan);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new EnumerableKeylessScan(getCluster(), traits, scan);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("table", scan.keyedTable().name());
  }

  @Override
  public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery metadata) {
    return planner.getCostFactory().makeCost(PROHIBITIVE, PROHIBITIVE, PROHIBITIVE);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer pref) {
    return RuntimeCall.of(
            LookupRuntime.class,
            "missingKey",
            Expressions.constant(
                MissingKeyException.of(scan.keyedTable()).getMessage() + ELSEWHERE))
        .implement(implementor, this);
  }
}
