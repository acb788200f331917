package dev.valvejdbc.lookup.key;

import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.rel.KeyedScan;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads a keyed scan through the projections and filters above it.
 *
 * @param scan the scan at the bottom
 * @param outputs what the top yields, over the scan's columns
 * @param conditions what the filters demand, over the scan's columns
 */
public record KeyedChain(KeyedScan scan, List<RexNode> outputs, List<RexNode> conditions) {

  /** Reads a chain from its top, or returns null if the node is none. */
  public static @Nullable KeyedChain of(RelNode top) {
    RelNode node = top.stripped();
    if (node instanceof KeyedScan scan) {
      List<RexNode> columns = new ArrayList<>();
      for (int i = 0; i < scan.getRowType().getFieldCount(); i++) {
        columns.add(RexInputRef.of(i, scan.getRowType()));
      }
      return new KeyedChain(scan, columns, List.of());
    }
    if (node instanceof Filter filter && !filter.containsOver()) {
      KeyedChain below = of(filter.getInput());
      if (below == null) {
        return null;
      }
      List<RexNode> all = new ArrayList<>(below.conditions);
      all.addAll(
          RelOptUtil.conjunctions(
              RowExpressions.replaceInputs(filter.getCondition(), below.outputs)));
      return new KeyedChain(below.scan, below.outputs, all);
    }
    if (node instanceof Project project && !project.containsOver()) {
      KeyedChain below = of(project.getInput());
      return below == null
          ? null
          : new KeyedChain(
              below.scan,
              project.getProjects().stream()
                  .map(e -> RowExpressions.replaceInputs(e, below.outputs))
                  .toList(),
              below.conditions);
    }
    return null;
  }

  public List<KeyColumn> keyColumns() {
    return scan.keyedTable().keyColumns();
  }

  /** The ordinal of the output that is a key column itself, or -1. */
  public int keyOutput(KeyColumn key) {
    for (int i = 0; i < outputs.size(); i++) {
      if (RowExpressions.isInput(outputs.get(i), key.ordinal())) {
        return i;
      }
    }
    return -1;
  }
}
