package dev.valvejdbc.attach.read;

import dev.valvejdbc.lookup.enumerable.RuntimeCall;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterImpl;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/** Reads what a database makes of its part of a query. */
final class DatabaseRead extends ConverterImpl implements EnumerableRel {
  /** What reading a row over a connection costs beside what the database does. */
  private static final double WEIGHT = 0.1;

  private DatabaseRead(RelOptCluster cluster, RelTraitSet traits, RelNode input) {
    super(cluster, ConventionTraitDef.INSTANCE, traits, input);
  }

  static RelOptRule rule(DatabaseConvention from) {
    return ConverterRule.Config.INSTANCE
        .withConversion(
            RelNode.class, from, EnumerableConvention.INSTANCE, "AttachedRead:" + from.getName())
        .withRuleFactory(
            config ->
                new ConverterRule(config) {
                  @Override
                  public RelNode convert(RelNode node) {
                    return new DatabaseRead(
                        node.getCluster(), node.getTraitSet().replace(getOutTrait()), node);
                  }
                })
        .toRule(ConverterRule.class);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new DatabaseRead(getCluster(), traits, inputs.get(0));
  }

  @Override
  public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
    RelOptCost cost = super.computeSelfCost(planner, mq);
    return cost == null ? planner.getCostFactory().makeTinyCost() : cost.multiplyBy(WEIGHT);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer pref) {
    DatabaseQuery query = DatabaseQuery.of(getInput());
    return RuntimeCall.of(
            DatabaseRows.class,
            "of",
            implementor.getRootExpression(),
            implementor.stash(query, DatabaseQuery.class))
        .implement(implementor, this);
  }
}
