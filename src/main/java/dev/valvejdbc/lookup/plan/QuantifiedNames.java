package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.rel.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;

/**
 * Gives columns other names below a comparison with ANY or ALL of a sub-query: Calcite counts the
 * sub-query's rows in columns called c, d, dd and m, and takes a user's column of that name for its
 * own.
 */
final class QuantifiedNames extends RexShuttle {
  private static final Set<String> CALCITES = Set.of("c", "d", "dd", "m");

  private QuantifiedNames() {}

  static RelNode apart(RelNode plan) {
    return new QuantifiedNames().renamed(plan);
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery subQuery) {
    RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
    RelNode plan = renamed(visited.rel);
    return plan == visited.rel ? visited : visited.clone(plan);
  }

  private RelNode renamed(RelNode plan) {
    RelNode node = Inputs.rewritten(plan, this::renamed);
    node = node.accept(this);
    if (!compares(node)) {
      return node;
    }
    List<RelNode> apart = node.getInputs().stream().map(QuantifiedNames::withOtherNames).toList();
    if (apart.equals(node.getInputs())) {
      return node;
    }
    RelNode changed = node.copy(node.getTraitSet(), apart);
    return node instanceof Project ? changed : named(changed, node.getRowType().getFieldNames());
  }

  /** Whether a node compares its rows with ANY or ALL of a sub-query. */
  private static boolean compares(RelNode node) {
    boolean[] found = {false};
    if (node instanceof LogicalFilter
        || node instanceof LogicalJoin
        || node instanceof LogicalProject) {
      node.accept(
          new RexShuttle() {
            @Override
            public RexNode visitSubQuery(RexSubQuery subQuery) {
              found[0] |= subQuery.getKind() == SqlKind.SOME;
              return subQuery;
            }
          });
    }
    return found[0];
  }

  private static RelNode withOtherNames(RelNode node) {
    List<String> names = new ArrayList<>(node.getRowType().getFieldNames());
    names.replaceAll(n -> CALCITES.contains(n.toLowerCase(Locale.ROOT)) ? n + "_of_row" : n);
    return names.equals(node.getRowType().getFieldNames()) ? node : named(node, names);
  }

  private static RelNode named(RelNode node, List<String> names) {
    List<RexInputRef> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(RexInputRef.of(i, node.getRowType()));
    }
    return LogicalProject.create(node, List.of(), columns, names, Set.of());
  }
}
