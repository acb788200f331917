package dev.valvejdbc.sql.list;

import dev.valvejdbc.client.list.ServerListSource;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.lookup.rule.RuleConfig;
import dev.valvejdbc.protocol.master.FilterRenderer;
import dev.valvejdbc.protocol.master.RenderedFilter;
import dev.valvejdbc.tables.list.FilterReading;
import dev.valvejdbc.tables.list.ListColumns;
import dev.valvejdbc.tables.list.Meaning;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.jspecify.annotations.Nullable;

/** The rules that narrow server lists, and make their scans executable. */
public final class ListRules {
  private static final RelOptRule NARROW =
      RuleConfig.rule("ListFilterRule", LogicalFilter.class, ListRules::narrow);

  /** Makes scans of lists executable. */
  public static final ConverterRule CONVERTER =
      new Converter(
          ConverterRule.Config.INSTANCE
              .withConversion(
                  ListScan.class,
                  Convention.NONE,
                  EnumerableConvention.INSTANCE,
                  "EnumerableListScanRule")
              .withRuleFactory(Converter::new)
              .as(ConverterRule.Config.class));

  private ListRules() {}

  /** The rules that a heuristic planner runs once filters are where they belong. */
  public static List<RelOptRule> narrowing() {
    return List.of(NARROW);
  }

  /**
   * The scan that the table's {@code toRel} returns; a planner that meets it learns to narrow it.
   */
  static ListScan scan(RelOptCluster cluster, RelOptTable table, ListQuery query) {
    return new ListScan(
        cluster, cluster.traitSetOf(Convention.NONE), table, query, ListRules::register);
  }

  private static void register(RelOptPlanner planner) {
    planner.addRule(NARROW);
    planner.addRule(CONVERTER);
  }

  private static void narrow(RelOptRuleCall call) {
    LogicalFilter filter = call.rel(0);
    if (!(filter.getInput().stripped() instanceof ListScan scan)
        || scan instanceof EnumerableListScan) {
      return;
    }
    ServerListSource source = scan.query.settings().source();
    List<@Nullable Meaning> columns = ListColumns.meanings();
    List<ListCondition> conditions = new ArrayList<>();
    List<RexNode> checked = new ArrayList<>();
    for (RexNode part : RelOptUtil.conjunctions(filter.getCondition())) {
      RexNode node = RexUtil.expandSearch(scan.getCluster().getRexBuilder(), null, part);
      if (RexUtil.containsCorrelation(node) || source == null) {
        checked.add(part);
        continue;
      }
      boolean trusted = !isChecked(source, node);
      ListCondition condition = new ListCondition(node, columns, trusted);
      conditions.add(condition);
      if (!trusted) {
        checked.add(part);
      } else {
        requireExact(source, condition);
      }
    }
    ListScan narrowed = scan.with(conditions);
    if (narrowed.query.equals(scan.query)) {
      return;
    }
    call.transformTo(call.builder().push(narrowed).filter(checked).build());
  }

  /** Whether the source tells the values of all columns that a condition reads. */
  private static boolean isChecked(ServerListSource source, RexNode node) {
    return RelOptUtil.InputFinder.bits(node).asList().stream()
        .allMatch(i -> ListColumns.ALL.get(i).told().by(source.tellsDetails()));
  }

  private static void requireExact(ServerListSource source, ListCondition condition) {
    if (ListQuery.regions(condition, p -> null) != null) {
      if (!source.tellsDetails() && !source.dialect().hasRegions()) {
        throw SqlError.LIST_WORD.inStatement(source.name());
      }
      return;
    }
    if (hasParameter(condition.node())) {
      return; // its value tells
    }
    FilterReading reading =
        new ListPredicate(condition.columns(), p -> null).read(condition.node());
    if (!reading.exact()) {
      throw SqlError.LIST_CONDITION.inStatement(source.name());
    }
    RenderedFilter rendered = FilterRenderer.render(reading.filter(), source.dialect());
    if (rendered.fit() == RenderedFilter.Fit.NO_WORD) {
      throw SqlError.LIST_WORD.inStatement(source.name());
    }
  }

  private static boolean hasParameter(RexNode node) {
    Boolean found =
        node.accept(
            new RexVisitorImpl<@Nullable Boolean>(true) {
              @Override
              public @Nullable Boolean visitDynamicParam(RexDynamicParam parameter) {
                return true;
              }

              @Override
              public @Nullable Boolean visitCall(RexCall call) {
                return call.getOperands().stream().anyMatch(ListRules::hasParameter);
              }
            });
    return Boolean.TRUE.equals(found);
  }

  private static final class Converter extends ConverterRule {
    Converter(Config config) {
      super(config);
    }

    @Override
    public @Nullable RelNode convert(RelNode node) {
      return EnumerableListScan.of((ListScan) node);
    }
  }
}
