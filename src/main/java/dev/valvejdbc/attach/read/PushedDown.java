package dev.valvejdbc.attach.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.calcite.adapter.jdbc.JdbcRules;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.InvalidRelException;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which a database is given work: only such as every database does as we do. Texts are
 * compared with {@code =} alone, and only where the database minds case; arithmetic, functions and
 * the order of texts, which differ between databases, stay here.
 */
final class PushedDown {
  private PushedDown() {}

  static List<RelOptRule> rules(DatabaseConvention to) {
    List<RelOptRule> rules = new ArrayList<>(KeyJoinRule.of(to));
    rules.addAll(
        List.of(
            rule(
                Filter.class,
                to,
                f -> Understood.alike(f, f.getCondition(), to),
                PushedDown::filter),
            rule(
                Project.class,
                to,
                p -> p.getProjects().stream().allMatch(RexInputRef.class::isInstance),
                PushedDown::project),
            rule(Join.class, to, j -> joins(j, to), PushedDown::join),
            rule(Aggregate.class, to, a -> aggregates(a, to), PushedDown::aggregate),
            rule(Sort.class, to, s -> sorts(s), PushedDown::sort),
            DatabaseRead.rule(to)));
    return rules;
  }

  /** Makes a node of the database from one of ours. */
  private interface Making<N extends RelNode> {
    @Nullable RelNode of(N node, RelTraitSet traits, DatabaseConvention to)
        throws InvalidRelException;
  }

  private static <N extends RelNode> RelOptRule rule(
      Class<N> type, DatabaseConvention to, Predicate<N> fits, Making<N> making) {
    return ConverterRule.Config.INSTANCE
        .withConversion(type, fits, Convention.NONE, to, "Attached" + type.getSimpleName())
        .withRuleFactory(
            config ->
                new ConverterRule(config) {
                  @Override
                  public @Nullable RelNode convert(RelNode node) {
                    try {
                      return making.of(type.cast(node), node.getTraitSet().replace(to), to);
                    } catch (InvalidRelException e) {
                      return null;
                    }
                  }
                })
        .toRule(ConverterRule.class);
  }

  private static RelNode filter(Filter filter, RelTraitSet traits, DatabaseConvention to) {
    return new JdbcRules.JdbcFilter(
        filter.getCluster(), traits, to.asked(filter.getInput()), filter.getCondition());
  }

  private static RelNode project(Project project, RelTraitSet traits, DatabaseConvention to) {
    return new JdbcRules.JdbcProject(
        project.getCluster(),
        traits,
        to.asked(project.getInput()),
        project.getProjects(),
        project.getRowType());
  }

  private static RelNode join(Join join, RelTraitSet traits, DatabaseConvention to)
      throws InvalidRelException {
    return new JdbcRules.JdbcJoin(
        join.getCluster(),
        traits,
        to.asked(join.getLeft()),
        to.asked(join.getRight()),
        join.getCondition(),
        join.getVariablesSet(),
        join.getJoinType());
  }

  private static RelNode aggregate(Aggregate aggregate, RelTraitSet traits, DatabaseConvention to)
      throws InvalidRelException {
    return new JdbcRules.JdbcAggregate(
        aggregate.getCluster(),
        traits,
        to.asked(aggregate.getInput()),
        aggregate.getGroupSet(),
        aggregate.getGroupSets(),
        aggregate.getAggCallList());
  }

  private static RelNode sort(Sort sort, RelTraitSet traits, DatabaseConvention to) {
    return new JdbcRules.JdbcSort(
        sort.getCluster(),
        traits,
        to.asked(sort.getInput()),
        sort.getCollation(),
        sort.offset,
        sort.fetch);
  }

  private static boolean joins(Join join, DatabaseConvention to) {
    return (join.getJoinType() == JoinRelType.INNER || join.getJoinType() == JoinRelType.LEFT)
        && join.getVariablesSet().isEmpty()
        && Understood.alike(join, join.getCondition(), to);
  }

  private static boolean aggregates(Aggregate aggregate, DatabaseConvention to) {
    if (aggregate.getGroupType() != Aggregate.Group.SIMPLE) {
      return false;
    }
    List<RelDataType> types =
        aggregate.getInput().getRowType().getFieldList().stream().map(f -> f.getType()).toList();
    return aggregate.getGroupSet().asList().stream()
            .allMatch(i -> Understood.isEqualHere(types.get(i), to))
        && aggregate.getAggCallList().stream().allMatch(c -> counts(c, types));
  }

  private static boolean counts(AggregateCall call, List<RelDataType> types) {
    if (call.isDistinct() || call.filterArg >= 0 || !call.getCollation().getKeys().isEmpty()) {
      return false;
    }
    return switch (call.getAggregation().getKind()) {
      case COUNT -> call.getArgList().size() <= 1;
      case MIN, MAX -> Understood.isOrdered(types.get(call.getArgList().get(0)));
      case SUM -> SqlTypeUtil.isIntType(types.get(call.getArgList().get(0)));
      default -> false;
    };
  }

  private static boolean sorts(Sort sort) {
    List<RelDataType> types =
        sort.getRowType().getFieldList().stream().map(f -> f.getType()).toList();
    return sort.getCollation().getFieldCollations().stream()
            .allMatch(c -> Understood.isOrdered(types.get(c.getFieldIndex())))
        && (sort.offset == null || sort.offset instanceof RexLiteral)
        && (sort.fetch == null || sort.fetch instanceof RexLiteral);
  }
}
