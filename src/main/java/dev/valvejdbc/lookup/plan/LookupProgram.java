package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.rel.KeyedScan;
import dev.valvejdbc.lookup.rule.ConstantKeyRule;
import dev.valvejdbc.lookup.rule.CorrelateRule;
import dev.valvejdbc.lookup.rule.FilterIntoLookupRule;
import dev.valvejdbc.lookup.rule.JoinToCorrelateRule;
import dev.valvejdbc.lookup.rule.LargeValuesRule;
import dev.valvejdbc.lookup.rule.LookupJoinRule;
import dev.valvejdbc.lookup.rule.OneRowJoinRule;
import dev.valvejdbc.lookup.rule.RightJoinRule;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleOperand;
import org.apache.calcite.plan.hep.HepMatchOrder;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.tools.Program;
import org.apache.calcite.tools.Programs;
import org.jspecify.annotations.Nullable;

/** Plans a query: keyed access by heuristics, which no cost can overrule, then the rest by cost. */
public final class LookupProgram {
  private static final List<RelOptRule> PUSH_INTO_LOOKUPS =
      Stream.concat(HeuristicRules.PUSH.stream(), Stream.of(FilterIntoLookupRule.RULE)).toList();

  /** Of this many full joins above each other, each hands the keys on to the next. */
  private static final int MOST_JOINS = 10;

  private LookupProgram() {}

  /**
   * The whole program, from the converted query to the executable plan.
   *
   * @param reworded reads comparisons in other words
   * @param conditionRules rules that take on conditions that nobody checks; run before values are
   *     inferred from conditions
   * @param scanRules rules that push filters, projections and limits into tables that are no keyed
   *     tables; run when keyed access is settled
   * @param converters rules that make scans of such tables executable
   * @param keys supplies scans with keys that the statement does not give; null for none
   */
  public static Program program(
      UnaryOperator<RelNode> reworded,
      List<RelOptRule> conditionRules,
      List<RelOptRule> scanRules,
      List<ConverterRule> converters,
      Function<KeyedScan, @Nullable RelNode> keys) {
    return sequence(
        step(KnownTypes::settled),
        step(MergedUnions::merged),
        step(FoldedRows::folded),
        step(OuterRows::settle),
        step(KeyedFunctionCalls::expand),
        step(SubQueryConditions::settle),
        step(NestedQueries::settled),
        step(QuantifiedNames::apart),
        rules(HeuristicRules.SUB_QUERIES),
        step(KeyedFunctionCalls::expand),
        step(FoldedConstants::folded),
        step(LiteralLists::searched),
        rules(LargeValuesRule.RULE, OneRowJoinRule.RULE),
        rules(HeuristicRules.PUSH),
        step(reworded),
        rules(conditionRules),
        repeated(FullJoinKeys::state, rules(HeuristicRules.PUSH)),
        rules(HeuristicRules.REDUCE),
        step(ImpliedKeys::state),
        step(FullJoinKeys::state),
        step(ConstantsBeyondJoins::state),
        rules(HeuristicRules.PUSH),
        otherwise(InnerJoinOrder::reorder, rules(HeuristicRules.PUSH)),
        rules(ConstantKeyRule.RULE, CorrelateRule.RULE),
        upwards(LookupJoinRule.RULE, FilterIntoLookupRule.RULE),
        upwards(JoinToCorrelateRule.OF_KEYS),
        upwards(JoinToCorrelateRule.RULE),
        rules(PUSH_INTO_LOOKUPS),
        step(FullJoinKeys::state),
        rules(PUSH_INTO_LOOKUPS),
        rules(ConstantKeyRule.RULE, CorrelateRule.RULE),
        upwards(LookupJoinRule.RULE, FilterIntoLookupRule.RULE),
        otherwise(
            FoldedKeys::state,
            rules(ConstantKeyRule.RULE, CorrelateRule.RULE),
            upwards(LookupJoinRule.RULE, FilterIntoLookupRule.RULE)),
        step(plan -> KeylessScans.supplied(plan, keys, 1)),
        upwards(LookupJoinRule.RULE, FilterIntoLookupRule.RULE), // the others by its keys
        step(plan -> KeylessScans.supplied(plan, keys, Integer.MAX_VALUE)),
        rules(FilterIntoLookupRule.RULE),
        step(LookupFieldTrimmer::trimmed),
        rules(HeuristicRules.PUSH),
        step(NullAggregates::without),
        step(ConstantOrders::without),
        rules(HeuristicRules.JOIN_PUSH_EXPRESSIONS, RightJoinRule.RULE),
        rules(scanRules),
        step(ImpliedConditions::push),
        step(LimitHints::mark),
        step(KeylessScans::settle),
        step(GroupingTotals::add),
        executable(converters));
  }

  private static Program rules(RelOptRule... rules) {
    return rules(List.of(rules));
  }

  private static Program rules(List<RelOptRule> rules) {
    return rules(HepMatchOrder.ARBITRARY, rules);
  }

  /** From the leaves up: what is above can then join the visit of what is below. */
  private static Program upwards(RelOptRule... rules) {
    return rules(HepMatchOrder.BOTTOM_UP, List.of(rules));
  }

  private static Program rules(HepMatchOrder order, List<RelOptRule> rules) {
    HepProgram program =
        new HepProgramBuilder().addMatchOrder(order).addRuleCollection(rules).build();
    return (planner, plan, traits, materializations, lattices) -> {
      if (!mayMatch(rules, plan)) {
        return plan;
      }
      HepPlanner heuristic = Planners.heuristic(program);
      plan.getCluster().setMetadataProvider(DefaultRelMetadataProvider.INSTANCE);
      heuristic.setRoot(plan);
      return heuristic.findBestExp();
    };
  }

  /** Whether a rule fits somewhere in a plan: in most steps none does. */
  private static boolean mayMatch(List<RelOptRule> rules, RelNode node) {
    return rules.stream().anyMatch(r -> fits(r.getOperand(), node))
        || node.getInputs().stream().anyMatch(i -> mayMatch(rules, i.stripped()));
  }

  private static boolean fits(RelOptRuleOperand operand, RelNode node) {
    List<RelNode> inputs = node.getInputs();
    List<RelOptRuleOperand> below = operand.getChildOperands();
    if (!operand.matches(node)) {
      return false;
    }
    return switch (operand.childPolicy) {
      case ANY, LEAF -> true;
      case UNORDERED -> inputs.stream().anyMatch(i -> fits(below.get(0), i.stripped()));
      case SOME ->
          inputs.size() >= below.size()
              && IntStream.range(0, below.size())
                  .allMatch(i -> fits(below.get(i), inputs.get(i).stripped()));
    };
  }

  /** The programs one after another. */
  static Program sequence(Program... programs) {
    return (planner, plan, traits, materializations, lattices) -> {
      RelNode result = plan;
      for (Program program : programs) {
        result = program.run(planner, result, traits, materializations, lattices);
      }
      return result;
    };
  }

  private static Program step(UnaryOperator<RelNode> step) {
    return (planner, plan, traits, materializations, lattices) -> step.apply(plan);
  }

  /** A step, and the programs after it where it changes the plan. */
  private static Program otherwise(UnaryOperator<RelNode> step, Program... then) {
    return (planner, plan, traits, materializations, lattices) -> {
      RelNode changed = step.apply(plan);
      return changed == plan
          ? plan
          : sequence(then).run(planner, changed, traits, materializations, lattices);
    };
  }

  /** A step, and a program after it, as long as the step changes the plan. */
  private static Program repeated(UnaryOperator<RelNode> step, Program program) {
    return (planner, plan, traits, materializations, lattices) -> {
      RelNode result = plan;
      for (int i = 0; i < MOST_JOINS; i++) {
        RelNode changed = step.apply(result);
        if (changed == result) {
          break;
        }
        result = program.run(planner, changed, traits, materializations, lattices);
      }
      return result;
    };
  }

  /** Chooses by cost where there is a choice. */
  private static Program executable(List<ConverterRule> converters) {
    Program prepared = rules(HeuristicRules.EXECUTABLE);
    return (planner, plan, traits, materializations, lattices) -> {
      RelNode only =
          PlanWithoutChoices.isClear(plan)
              ? PlanWithoutChoices.executable(
                  converters, prepared.run(planner, plan, traits, materializations, lattices))
              : null;
      return only != null && only.getTraitSet().satisfies(traits)
          ? only
          : sequence(byCost(converters), Programs.calc(DefaultRelMetadataProvider.INSTANCE))
              .run(planner, plan, traits, materializations, lattices);
    };
  }

  private static Program byCost(List<ConverterRule> converters) {
    return (planner, plan, traits, materializations, lattices) -> {
      Planners.teach(planner, converters);
      planner.setRoot(plan);
      if (!plan.getTraitSet().equals(traits)) { // a root that can be run as it is is set once
        planner.setRoot(planner.changeTraits(plan, traits));
      }
      return planner.findBestExp();
    };
  }
}
