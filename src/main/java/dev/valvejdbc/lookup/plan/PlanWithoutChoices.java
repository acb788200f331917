package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.enumerable.LookupConverters;
import dev.valvejdbc.lookup.rel.ConstantRows;
import dev.valvejdbc.lookup.rel.KeyRows;
import dev.valvejdbc.lookup.rel.KeySource;
import dev.valvejdbc.lookup.rel.LookupJoin;
import dev.valvejdbc.lookup.rel.RowIfEmpty;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableLimit;
import org.apache.calcite.adapter.enumerable.EnumerableLimitSort;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.adapter.enumerable.EnumerableSort;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalIntersect;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalMinus;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexProgramBuilder;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.schema.FilterableTable;
import org.apache.calcite.schema.ProjectableFilterableTable;
import org.apache.calcite.schema.QueryableTable;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Makes a plan executable where each of its nodes can be executed in one way only, so that there is
 * nothing to choose by cost: without joins other than look-ups, and without tables of others. In a
 * plan of many joins and sets there would be so much to choose from that it takes minutes: each is
 * executed as it stands there, too.
 */
final class PlanWithoutChoices {
  private static final List<ConverterRule> OPERATORS =
      Stream.concat(
              LookupConverters.OPERATORS.stream(),
              Stream.of(
                  EnumerableRules.ENUMERABLE_TABLE_SCAN_RULE,
                  EnumerableRules.ENUMERABLE_VALUES_RULE,
                  EnumerableRules.ENUMERABLE_AGGREGATE_RULE,
                  EnumerableRules.ENUMERABLE_UNION_RULE,
                  EnumerableRules.ENUMERABLE_INTERSECT_RULE,
                  EnumerableRules.ENUMERABLE_MINUS_RULE,
                  EnumerableRules.ENUMERABLE_CORRELATE_RULE,
                  EnumerableRules.ENUMERABLE_JOIN_RULE))
          .filter(r -> r instanceof ConverterRule)
          .map(r -> (ConverterRule) r)
          .toList();

  /** Joins and sets up to which the best of their orders is looked for. */
  private static final int FEW = 8;

  private final List<ConverterRule> converters;

  private PlanWithoutChoices(List<ConverterRule> converters) {
    this.converters = Stream.concat(OPERATORS.stream(), converters.stream()).toList();
  }

  /**
   * The executable plan of a plan.
   *
   * @param converters make scans executable that are not ours
   * @return null if there may be several
   */
  static @Nullable RelNode executable(List<ConverterRule> converters, RelNode plan) {
    return isClear(plan) ? new PlanWithoutChoices(converters).converted(plan) : null;
  }

  /** Whether a plan consists of nodes that can be executed in one way. */
  static boolean isClear(RelNode node) {
    return isClear(node, branches(node) > FEW);
  }

  private static boolean isClear(RelNode node, boolean large) {
    return (isClearItself(node) || (large && isBranchAsItStands(node)))
        && node.getInputs().stream().allMatch(i -> isClear(i.stripped(), large));
  }

  private static int branches(RelNode node) {
    boolean branch = node instanceof Join || node instanceof Correlate || node instanceof SetOp;
    return (branch ? node.getInputs().size() - 1 : 0)
        + node.getInputs().stream().mapToInt(i -> branches(i.stripped())).sum();
  }

  private static boolean isBranchAsItStands(RelNode node) {
    if (node instanceof LogicalJoin join) {
      return join.getJoinType() != JoinRelType.RIGHT
          && join.getJoinType() != JoinRelType.FULL
          && join.getVariablesSet().isEmpty()
          && !RexUtil.SubQueryFinder.containsSubQuery(join);
    }
    return node instanceof LogicalCorrelate
        || node instanceof LogicalUnion
        || node instanceof LogicalIntersect
        || node instanceof LogicalMinus;
  }

  private static boolean isClearItself(RelNode node) {
    if (node instanceof LogicalProject project) {
      return !project.containsOver()
          && project.getVariablesSet().isEmpty()
          && !RexUtil.SubQueryFinder.containsSubQuery(project);
    }
    if (node instanceof LogicalFilter filter) {
      return !filter.containsOver()
          && filter.getVariablesSet().isEmpty()
          && !RexUtil.SubQueryFinder.containsSubQuery(filter);
    }
    if (node instanceof LogicalAggregate aggregate) {
      return aggregate.getGroupType() == Aggregate.Group.SIMPLE
          && aggregate.getAggCallList().stream().allMatch(PlanWithoutChoices::isPlain);
    }
    if (node instanceof LogicalUnion union) {
      return union.all;
    }
    if (node instanceof LogicalValues values) {
      return !values.tuples.isEmpty(); // what is empty makes more empty
    }
    return node instanceof LogicalTableScan scan
        ? isScanned(scan.getTable().unwrap(Table.class))
        : node instanceof LogicalSort
            || node instanceof LookupJoin
            || node instanceof KeyRows
            || node instanceof ConstantRows
            || node instanceof RowIfEmpty
            || node instanceof KeySource;
  }

  private static boolean isPlain(AggregateCall call) {
    return !call.isDistinct()
        && call.distinctKeys == null
        && call.getCollation().getFieldCollations().isEmpty();
  }

  private static boolean isScanned(@Nullable Table table) {
    return table instanceof ScannableTable
        && !(table instanceof FilterableTable)
        && !(table instanceof ProjectableFilterableTable)
        && !(table instanceof QueryableTable);
  }

  private @Nullable RelNode converted(RelNode node) {
    List<RelNode> inputs = new ArrayList<>();
    for (RelNode input : node.getInputs()) {
      RelNode converted = converted(input.stripped());
      if (converted == null) {
        return null;
      }
      inputs.add(converted);
    }
    if (node instanceof LogicalProject project) {
      return calculated(project, inputs.get(0));
    }
    if (node instanceof LogicalFilter filter) {
      return calculated(filter, inputs.get(0));
    }
    if (node instanceof LogicalSort sort) {
      return sorted(sort, inputs.get(0));
    }
    RelNode whole =
        inputs.isEmpty()
            ? node
            : node.copy(node.getTraitSet(), inputs.stream().map(Input::of).toList());
    for (ConverterRule converter : converters) {
      if (converter.getOperand().matches(whole)) {
        RelNode converted = converter.convert(whole);
        if (converted != null) {
          return converted.copy(converted.getTraitSet(), inputs);
        }
      }
    }
    return null;
  }

  private static RelNode calculated(LogicalProject project, RelNode input) {
    return RexUtil.isIdentity(project.getProjects(), input.getRowType())
        ? input
        : calculated(
            RexProgram.create(
                input.getRowType(),
                project.getProjects(),
                null,
                project.getRowType(),
                project.getCluster().getRexBuilder()),
            input);
  }

  private static RelNode calculated(LogicalFilter filter, RelNode input) {
    RexProgramBuilder program =
        new RexProgramBuilder(input.getRowType(), filter.getCluster().getRexBuilder());
    program.addIdentity();
    program.addCondition(filter.getCondition());
    return calculated(program.getProgram(), input);
  }

  private static RelNode calculated(RexProgram program, RelNode input) {
    return input instanceof EnumerableCalc below
        ? EnumerableCalc.create(
            below.getInput(),
            RexProgramBuilder.mergePrograms(
                program, below.getProgram(), below.getCluster().getRexBuilder()))
        : EnumerableCalc.create(input, program);
  }

  private static RelNode sorted(Sort sort, RelNode input) {
    if (sort.fetch == null && sort.offset == null) {
      return EnumerableSort.create(input, sort.getCollation(), null, null);
    }
    return sort.getCollation().getFieldCollations().isEmpty()
        ? EnumerableLimit.create(input, sort.offset, sort.fetch)
        : EnumerableLimitSort.create(input, sort.getCollation(), sort.offset, sort.fetch);
  }

  /**
   * Stands for an executable input, without its order: a rule that asks for another one would
   * change the input by the planner, which then has to choose.
   */
  private static final class Input extends AbstractRelNode implements EnumerableRel {
    private Input(RelNode input) {
      super(input.getCluster(), input.getCluster().traitSetOf(EnumerableConvention.INSTANCE));
      rowType = input.getRowType();
    }

    static RelNode of(RelNode input) {
      return new Input(input);
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer pref) {
      throw new UnsupportedOperationException();
    }
  }
}
