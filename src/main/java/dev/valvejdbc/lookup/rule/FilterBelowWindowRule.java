package dev.valvejdbc.lookup.rule;

import dev.valvejdbc.lookup.key.RowExpressions;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Moves conditions below windows where they speak of columns by which all windows are partitioned:
 * such a condition takes or leaves whole partitions.
 */
public final class FilterBelowWindowRule {
  public static final RelOptRule RULE =
      RuleConfig.rule("FilterBelowWindowRule", LogicalFilter.class, FilterBelowWindowRule::onMatch);

  private FilterBelowWindowRule() {}

  private static void onMatch(RelOptRuleCall call) {
    LogicalFilter filter = call.rel(0);
    if (!(filter.getInput().stripped() instanceof Project project) || !project.containsOver()) {
      return;
    }
    ImmutableBitSet partitions = partitions(project);
    List<RexNode> below = new ArrayList<>();
    List<RexNode> above = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
      RexNode moved = below(condition, project, partitions);
      if (moved == null) {
        above.add(condition);
      } else {
        below.add(moved);
      }
    }
    if (!below.isEmpty()) {
      RelNode input = call.builder().push(project.getInput()).filter(below).build();
      call.transformTo(
          call.builder()
              .push(project.copy(project.getTraitSet(), List.of(input)))
              .filter(above)
              .build());
    }
  }

  /** The condition over the project's input, null if it has to stay above. */
  private static @Nullable RexNode below(
      RexNode condition, Project project, ImmutableBitSet partitions) {
    ImmutableBitSet read = RelOptUtil.InputFinder.bits(condition);
    for (int column : read) {
      if (!(project.getProjects().get(column) instanceof RexInputRef ref)
          || !partitions.get(ref.getIndex())) {
        return null;
      }
    }
    return read.isEmpty() || !RexUtil.isDeterministic(condition)
        ? null
        : RowExpressions.replaceInputs(condition, project.getProjects());
  }

  /** The input columns by which every window is partitioned. */
  private static ImmutableBitSet partitions(Project project) {
    List<ImmutableBitSet> windows = new ArrayList<>();
    RexVisitorImpl<Void> collector =
        new RexVisitorImpl<>(true) {
          @Override
          public Void visitOver(RexOver over) {
            ImmutableBitSet.Builder keys = ImmutableBitSet.builder();
            for (RexNode key : over.getWindow().partitionKeys) {
              if (key instanceof RexInputRef ref) {
                keys.set(ref.getIndex());
              }
            }
            windows.add(keys.build());
            return super.visitOver(over);
          }
        };
    project.getProjects().forEach(p -> p.accept(collector));
    return windows.stream().reduce(ImmutableBitSet::intersect).orElseGet(ImmutableBitSet::of);
  }
}
