package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.Asking;
import dev.valvejdbc.lookup.rel.Ahead;
import dev.valvejdbc.lookup.rel.Inputs;
import dev.valvejdbc.lookup.rel.LookupJoin;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Union;

/**
 * Marks how far look-up joins may ask ahead: little where a LIMIT above takes the first rows alone,
 * not at all where asking may change something and nothing above reads all rows in any case.
 */
final class LimitHints {
  private LimitHints() {}

  static RelNode mark(RelNode plan) {
    return mark(plan, false, false);
  }

  private static RelNode mark(RelNode node, boolean limited, boolean readsAll) {
    boolean below = limitsInput(node, limited);
    boolean all = readsAll || readsAll(node);
    List<RelNode> inputs = new ArrayList<>();
    for (RelNode input : node.getInputs()) {
      inputs.add(mark(input, below && (inputs.isEmpty() || node instanceof Union), all));
    }
    if (node instanceof LookupJoin lookup) {
      boolean asRead = !readsAll && changes(lookup);
      Ahead ahead = asRead ? Ahead.NOT : limited ? Ahead.LITTLE : Ahead.FAR;
      return lookup.with(inputs.get(0), lookup.key, lookup.legs, ahead);
    }
    return Inputs.replaced(node, inputs);
  }

  /** Whether drawing one row of a node more may change something. */
  private static boolean changes(RelNode node) {
    boolean asks =
        node instanceof LookupJoin lookup
            && lookup.legs.stream().anyMatch(l -> l.table().asking() == Asking.ONCE_WHEN_READ);
    return asks || (!readsAll(node) && node.getInputs().stream().anyMatch(LimitHints::changes));
  }

  /** Whether a node reads all of its input before the first row leaves it. */
  private static boolean readsAll(RelNode node) {
    return node instanceof Aggregate
        || (node instanceof Sort sort && !sort.getCollation().getFieldCollations().isEmpty())
        || (node instanceof Project project && project.containsOver())
        || (node instanceof SetOp set && !set.all);
  }

  private static boolean limitsInput(RelNode node, boolean limited) {
    if (node instanceof Sort sort) {
      return sort.getCollation().getFieldCollations().isEmpty() && (limited || sort.fetch != null);
    }
    return limited
        && (node instanceof Project
            || node instanceof Filter
            || node instanceof LookupJoin
            || node instanceof Correlate
            || (node instanceof Union union && union.all));
  }
}
