package dev.valvejdbc.lookup.rule;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * Configures a planner rule that is a function of the matched node.
 *
 * @param description the rule's name, unique within a planner
 */
public record RuleConfig(
    String description,
    RelRule.OperandTransform operandSupplier,
    RelBuilderFactory relBuilderFactory,
    Consumer<RelOptRuleCall> body)
    implements RelRule.Config {

  /** A rule that looks at one node of the given class. */
  public static RelOptRule rule(
      String name, Class<? extends RelNode> node, Consumer<RelOptRuleCall> body) {
    return new RuleConfig(
            name, b -> b.operand(node).anyInputs(), RelFactories.LOGICAL_BUILDER, body)
        .toRule();
  }

  /** A rule that looks at those nodes of a class alone which it may change. */
  public static <R extends RelNode> RelOptRule rule(
      String name, Class<R> node, Predicate<R> which, Consumer<RelOptRuleCall> body) {
    return new RuleConfig(
            name,
            b -> b.operand(node).predicate(which).anyInputs(),
            RelFactories.LOGICAL_BUILDER,
            body)
        .toRule();
  }

  @Override
  public RelOptRule toRule() {
    return new BodyRule(this);
  }

  @Override
  public RelRule.Config withDescription(String changed) {
    return new RuleConfig(changed, operandSupplier, relBuilderFactory, body);
  }

  @Override
  public RelRule.Config withOperandSupplier(RelRule.OperandTransform changed) {
    return new RuleConfig(description, changed, relBuilderFactory, body);
  }

  @Override
  public RelRule.Config withRelBuilderFactory(RelBuilderFactory changed) {
    return new RuleConfig(description, operandSupplier, changed, body);
  }

  private static final class BodyRule extends RelRule<RuleConfig> {
    BodyRule(RuleConfig config) {
      super(config);
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
      config.body().accept(call);
    }
  }
}
