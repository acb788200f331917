package dev.valvejdbc.sql.list;

import dev.valvejdbc.client.list.ServerListSource;
import dev.valvejdbc.lookup.LookupTable;
import dev.valvejdbc.lookup.rel.KeySource;
import dev.valvejdbc.lookup.rel.Worded;
import dev.valvejdbc.tables.DescribedTable;
import dev.valvejdbc.tables.list.ListColumns;
import dev.valvejdbc.tables.list.Meaning;
import dev.valvejdbc.tables.list.Servers;
import java.util.List;
import java.util.function.Consumer;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/** Reads a server list, narrowed by what the plan above needs of it. */
class ListScan extends TableScan implements KeySource, Worded {
  private static final double ALL_SERVERS = 100_000;

  final ListQuery query;
  private final Consumer<RelOptPlanner> rules;

  /**
   * Makes a scan.
   *
   * @param rules gives a planner that meets the scan the rules to plan it
   */
  ListScan(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelOptTable table,
      ListQuery query,
      Consumer<RelOptPlanner> rules) {
    super(cluster, traits, List.of(), table);
    this.query = query;
    this.rules = rules;
  }

  ListScan with(List<ListCondition> more) {
    return new ListScan(getCluster(), getTraitSet(), getTable(), query.with(more), rules);
  }

  @Override
  public int keyColumn() {
    return ListColumns.ADDR;
  }

  @Override
  public RelNode implying(LookupTable keyed, RexNode condition) {
    if (!Servers.isLive(keyed) || !(keyed instanceof DescribedTable info)) {
      return this;
    }
    RexNode expanded = RexUtil.expandSearch(getCluster().getRexBuilder(), null, condition);
    List<@Nullable Meaning> columns =
        Meaning.ofInfo(info.columns().names(), query.settings().pushVolatile());
    return with(List.of(new ListCondition(expanded, columns, false)));
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new ListScan(getCluster(), traits, getTable(), query, rules);
  }

  @Override
  public void register(RelOptPlanner planner) {
    rules.accept(planner);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    ServerListSource source = query.settings().source();
    return super.explainTerms(writer)
        .item("source", source == null ? "none" : source.name())
        .item("filter", query.explained())
        .item("calls", source == null ? "0" : "at most " + source.mostCalls())
        .itemIf("conditions", query.conditions().hashCode(), writer.nest());
  }

  @Override
  public String words() {
    ServerListSource source = query.settings().source();
    if (source == null) {
      return "list servers: no source of lists is configured (webApiKey or masterAddress)";
    }
    String filter = query.explained();
    return "list servers from "
        + source.name()
        + (filter.isEmpty() ? " without a filter" : " by the filter " + filter)
        + ": at most "
        + source.mostCalls()
        + (source.tellsDetails() ? " calls" : " packets")
        + " a filter";
  }

  @Override
  public double estimateRowCount(RelMetadataQuery metadata) {
    return ALL_SERVERS / (1 + query.conditions().size() * 9.0);
  }

  @Override
  public @Nullable RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery metadata) {
    double rows = estimateRowCount(metadata);
    return planner.getCostFactory().makeCost(rows, rows, 0);
  }
}
