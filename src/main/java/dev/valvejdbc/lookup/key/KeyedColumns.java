package dev.valvejdbc.lookup.key;

import dev.valvejdbc.lookup.rel.KeyedScan;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rex.RexInputRef;

/** Follows columns down to the keyed tables that they come from. */
public final class KeyedColumns {
  private KeyedColumns() {}

  /** Whether a column is a key column of a keyed table. */
  public static boolean isKey(RelNode top, int column) {
    RelNode node = top.stripped();
    if (node instanceof KeyedScan scan) {
      return scan.keyedTable().keyColumns().stream().anyMatch(k -> k.ordinal() == column);
    }
    if (node instanceof Project project) {
      return project.getProjects().get(column) instanceof RexInputRef ref
          && isKey(project.getInput(), ref.getIndex());
    }
    if (node instanceof Aggregate aggregate) {
      return column < aggregate.getGroupCount()
          && isKey(aggregate.getInput(), aggregate.getGroupSet().nth(column));
    }
    if (node instanceof BiRel join) {
      int left = join.getLeft().getRowType().getFieldCount();
      return column < left ? isKey(join.getLeft(), column) : isKey(join.getRight(), column - left);
    }
    return (node instanceof Filter || node instanceof SetOp) && isKey(node.getInput(0), column);
  }

  /** Whether a keyed table within is given no constant key by the conditions right above it. */
  public static boolean isOpen(RelNode top) {
    RelNode node = top.stripped();
    KeyedChain chain = KeyedChain.of(node);
    return chain != null
        ? chain.scan().keyedTable().needsKey() && ConstantKeys.of(chain) == null
        : node.getInputs().stream().anyMatch(KeyedColumns::isOpen);
  }
}
