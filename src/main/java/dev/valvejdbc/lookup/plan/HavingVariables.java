package dev.valvejdbc.lookup.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptSchema;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.validate.SqlValidatorNamespace;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Names the rows of groups that the sub-queries of a HAVING read. Calcite names that of the first
 * sub-query alone, and has no plan for the others.
 */
final class HavingVariables {
  private final Deque<Groups> groups = new ArrayDeque<>();

  /**
   * A query with groups, while it is converted.
   *
   * @param from what its FROM names
   * @param variables by which its sub-queries read it
   */
  private record Groups(List<SqlValidatorNamespace> from, Set<CorrelationId> variables) {}

  /** Begins a query with groups. */
  void enter(List<SqlValidatorNamespace> from) {
    groups.push(new Groups(from, new HashSet<>()));
  }

  void leave() {
    groups.pop();
  }

  /** Whether a query with groups is being converted. */
  boolean areAsked() {
    return !groups.isEmpty();
  }

  /** Takes note of what the name of a column became. */
  void read(@Nullable SqlValidatorNamespace table, RexNode column) {
    for (Groups each : groups) {
      if (each.from.contains(table)) {
        each.variables.addAll(variables(column));
      }
    }
  }

  private static Set<CorrelationId> variables(RexNode node) {
    Set<CorrelationId> found = new LinkedHashSet<>();
    node.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public Void visitCorrelVariable(RexCorrelVariable variable) {
            found.add(variable.id);
            return super.visitCorrelVariable(variable);
          }

          @Override
          public Void visitSubQuery(RexSubQuery query) {
            found.addAll(RelOptUtil.getVariablesUsed(query.rel));
            return super.visitSubQuery(query);
          }
        });
    return found;
  }

  /** Makes what builds the operators of a query. */
  RelBuilderFactory builders() {
    return (cluster, schema) -> new Builder(Contexts.empty(), cluster, schema);
  }

  private final class Builder extends RelBuilder {
    Builder(
        org.apache.calcite.plan.Context context,
        RelOptCluster cluster,
        @Nullable RelOptSchema schema) {
      super(context, cluster, schema);
    }

    @Override
    public RelBuilder transform(UnaryOperator<Config> transform) {
      return new Builder(Contexts.of(transform.apply(Config.DEFAULT)), cluster, relOptSchema);
    }

    @Override
    public RelBuilder filter(
        Iterable<CorrelationId> variables, Iterable<? extends RexNode> conditions) {
      Groups asked = groups.peek();
      if (asked == null) {
        return super.filter(variables, conditions);
      }
      Set<CorrelationId> all = new LinkedHashSet<>();
      conditions.forEach(c -> all.addAll(HavingVariables.variables(c)));
      all.retainAll(asked.variables);
      variables.forEach(all::add);
      return super.filter(all, conditions);
    }
  }
}
