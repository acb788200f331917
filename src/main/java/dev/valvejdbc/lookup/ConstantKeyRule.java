package dev.valvejdbc.lookup;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.tools.RelBuilder;

/** Turns a filter that gives a keyed table constant keys into a look-up join over these keys. */
final class ConstantKeyRule {
  static final RelOptRule RULE =
      RuleConfig.rule("ConstantKeyRule", LogicalFilter.class, ConstantKeyRule::onMatch);

  private ConstantKeyRule() {}

  private static void onMatch(RelOptRuleCall call) {
    LogicalFilter filter = call.rel(0);
    KeyedChain chain = KeyedChain.of(filter);
    ConstantKeys constants = chain == null ? null : ConstantKeys.of(chain);
    if (chain == null || constants == null) {
      return;
    }
    RelNode keys = keys(call.builder(), chain.scan(), constants.keys());
    List<RexNode> conditions =
        constants.remainder().stream().map(c -> RexUtil.shift(c, 1)).toList();
    List<RexNode> outputs = chain.outputs().stream().map(o -> RexUtil.shift(o, 1)).toList();
    call.transformTo(
        new LegBuilder(call.builder(), keys, chain.scan(), RexInputRef.of(0, keys.getRowType()))
            .join(LegKind.INNER, conditions, outputs, filter.getRowType()));
  }

  /** A relation of one column with the given keys, each once. */
  private static RelNode keys(RelBuilder builder, KeyedScan scan, List<RexNode> keys) {
    RexBuilder rex = builder.getRexBuilder();
    RelDataType type = KeyRows.keyType(scan, builder.getTypeFactory());
    List<RexNode> listable = new ArrayList<>();
    List<RexNode> computed = new ArrayList<>();
    for (RexNode key : keys) {
      RexNode bare = Expressions.uncast(key);
      if (RexLiteral.isNullLiteral(bare)) {
        continue;
      }
      (Expressions.isListable(bare) ? listable : computed).add(bare);
    }
    if (computed.isEmpty()) {
      return KeyRows.create(scan, listable);
    }
    int branches = 0;
    if (!listable.isEmpty()) {
      builder.push(KeyRows.create(scan, listable));
      branches++;
    }
    for (RexNode key : computed) {
      builder.values(new String[] {"ZERO"}, 0);
      builder.project(Expressions.asKey(rex, key, type));
      branches++;
    }
    return branches == 1 ? builder.build() : builder.union(false, branches).build();
  }
}
