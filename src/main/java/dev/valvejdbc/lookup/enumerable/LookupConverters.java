package dev.valvejdbc.lookup.enumerable;

import dev.valvejdbc.lookup.rel.CollectedRows;
import dev.valvejdbc.lookup.rel.ConstantRows;
import dev.valvejdbc.lookup.rel.KeyRows;
import dev.valvejdbc.lookup.rel.KeyedScan;
import dev.valvejdbc.lookup.rel.LookupJoin;
import dev.valvejdbc.lookup.rel.RowIfEmpty;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.jspecify.annotations.Nullable;

/** Names the rules that convert the operators to the enumerable convention. */
public final class LookupConverters {
  /**
   * The rules of the operators that a plan may have when keyed access is settled; with a sort that
   * keeps no more than its limit, which Calcite does not register by itself.
   */
  public static final List<RelOptRule> OPERATORS =
      List.of(
          EnumerableRules.ENUMERABLE_LIMIT_SORT_RULE,
          converter(
              LookupJoin.class,
              "EnumerableLookupJoinRule",
              r -> EnumerableLookupJoin.of((LookupJoin) r)),
          converter(KeyRows.class, "EnumerableKeyRowsRule", r -> EnumerableKeyRows.of((KeyRows) r)),
          converter(
              ConstantRows.class,
              "EnumerableConstantRowsRule",
              r -> EnumerableConstantRows.of((ConstantRows) r)),
          converter(
              CollectedRows.class,
              "EnumerableCollectedRowsRule",
              r -> EnumerableCollectedRows.of((CollectedRows) r)),
          converter(
              RowIfEmpty.class,
              "EnumerableRowIfEmptyRule",
              r -> EnumerableRowIfEmpty.of((RowIfEmpty) r)));

  /** The rule of last resort, for a scan that is given no key. */
  public static final RelOptRule KEYLESS_SCAN =
      converter(
          KeyedScan.class,
          "EnumerableKeylessScanRule",
          r -> EnumerableKeylessScan.of((KeyedScan) r));

  private LookupConverters() {}

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
