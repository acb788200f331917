package dev.valvejdbc.lookup;

import java.util.function.Function;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.jspecify.annotations.Nullable;

/** Names the rules that the cost-based planner needs. */
final class LookupRules {
  private static final RelOptRule LOOKUP_JOIN =
      converter(LookupJoin.class, "EnumerableLookupJoinRule", LookupRules::lookupJoin);
  private static final RelOptRule KEY_ROWS =
      converter(KeyRows.class, "EnumerableKeyRowsRule", r -> EnumerableKeyRows.of((KeyRows) r));
  private static final RelOptRule CONSTANT_ROWS =
      converter(
          ConstantRows.class,
          "EnumerableConstantRowsRule",
          r -> EnumerableConstantRows.of((ConstantRows) r));
  private static final RelOptRule COLLECTED_ROWS =
      converter(
          CollectedRows.class,
          "EnumerableCollectedRowsRule",
          r -> EnumerableCollectedRows.of((CollectedRows) r));

  private static final RelOptRule KEYLESS_SCAN =
      converter(
          KeyedScan.class,
          "EnumerableKeylessScanRule",
          r -> EnumerableKeylessScan.of((KeyedScan) r));

  private LookupRules() {}

  /** The rules that make the operators executable. */
  static void registerConverters(RelOptPlanner planner) {
    planner.addRule(LOOKUP_JOIN);
    planner.addRule(KEY_ROWS);
    planner.addRule(CONSTANT_ROWS);
    planner.addRule(COLLECTED_ROWS);
  }

  /** The rules for a planner that has not gone through {@link LookupProgram}. */
  static void register(RelOptPlanner planner) {
    registerConverters(planner);
    planner.addRule(KEYLESS_SCAN);
    planner.addRule(ConstantKeyRule.RULE);
    planner.addRule(LookupJoinRule.RULE);
    planner.addRule(FilterIntoLookupRule.RULE);
  }

  private static RelNode lookupJoin(RelNode node) {
    LookupJoin lookup = (LookupJoin) node;
    RelNode input = lookup.getInput();
    return new EnumerableLookupJoin(
        lookup.getCluster(),
        enumerable(lookup),
        ConverterRule.convert(input, enumerable(input)),
        lookup.key,
        lookup.legs,
        lookup.limited);
  }

  static RelTraitSet enumerable(RelNode node) {
    return node.getTraitSet().replace(EnumerableConvention.INSTANCE);
  }

  private static RelOptRule converter(
      Class<? extends RelNode> from, String name, Function<RelNode, RelNode> conversion) {
    return ConverterRule.Config.INSTANCE
        .withConversion(from, Convention.NONE, EnumerableConvention.INSTANCE, name)
        .withRuleFactory(config -> new Converter(config, conversion))
        .toRule();
  }

  private static final class Converter extends ConverterRule {
    private final Function<RelNode, RelNode> conversion;

    Converter(Config config, Function<RelNode, RelNode> conversion) {
      super(config);
      this.conversion = conversion;
    }

    @Override
    public @Nullable RelNode convert(RelNode node) {
      return conversion.apply(node);
    }
  }
}
