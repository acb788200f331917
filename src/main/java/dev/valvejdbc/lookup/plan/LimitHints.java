package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.rel.LookupJoin;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Union;

/** Marks the look-up joins of which a LIMIT above will take only the first rows. */
final class LimitHints {
  private LimitHints() {}

  static RelNode mark(RelNode plan) {
    return mark(plan, false);
  }

  private static RelNode mark(RelNode node, boolean limited) {
    boolean below = limitsInput(node, limited);
    List<RelNode> inputs = new ArrayList<>();
    for (RelNode input : node.getInputs()) {
      inputs.add(mark(input, below && (inputs.isEmpty() || node instanceof Union)));
    }
    if (node instanceof LookupJoin lookup && limited) {
      return lookup.with(inputs.get(0), lookup.key, lookup.legs, true);
    }
    return inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
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
