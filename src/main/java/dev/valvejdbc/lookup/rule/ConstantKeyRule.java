package dev.valvejdbc.lookup.rule;

import dev.valvejdbc.lookup.key.ConstantKeys;
import dev.valvejdbc.lookup.key.KeyExpression;
import dev.valvejdbc.lookup.key.KeyedChain;
import dev.valvejdbc.lookup.key.RowExpressions;
import dev.valvejdbc.lookup.rel.KeyedScan;
import dev.valvejdbc.lookup.rel.LegKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** Turns a filter that gives a keyed table constant keys into a look-up join over these keys. */
public final class ConstantKeyRule {
  public static final RelOptRule RULE =
      RuleConfig.rule("ConstantKeyRule", LogicalFilter.class, ConstantKeyRule::onMatch);

  private ConstantKeyRule() {}

  private static void onMatch(RelOptRuleCall call) {
    LogicalFilter filter = call.rel(0);
    KeyedChain chain = KeyedChain.of(filter);
    ConstantKeys constants = chain == null ? null : ConstantKeys.of(chain);
    if (chain != null && constants != null) {
      call.transformTo(lookup(call.builder(), chain, constants, filter.getRowType()));
    }
  }

  /** Reads a keyed table that needs no key, with none. */
  public static RelNode lookupWithoutKey(RelBuilder builder, KeyedScan scan) {
    List<@Nullable List<RexNode>> open = new ArrayList<>();
    scan.keyedTable().keyColumns().forEach(c -> open.add(null));
    List<RexNode> columns = new ArrayList<>();
    for (int i = 0; i < scan.getRowType().getFieldCount(); i++) {
      columns.add(RexInputRef.of(i, scan.getRowType()));
    }
    return lookup(
        builder,
        new KeyedChain(scan, columns, List.of()),
        new ConstantKeys(open, List.of()),
        scan.getRowType());
  }

  /** Looks a keyed table up by keys of another relation, which are its first column. */
  public static RelNode lookupOf(RelBuilder builder, KeyedScan scan, RelNode keys) {
    int width = keys.getRowType().getFieldCount();
    List<RexNode> columns = new ArrayList<>();
    for (int i = 0; i < scan.getRowType().getFieldCount(); i++) {
      columns.add(RexUtil.shift(RexInputRef.of(i, scan.getRowType()), width));
    }
    return new LegBuilder(builder, keys, scan, RexInputRef.of(0, keys.getRowType()))
        .join(LegKind.INNER, List.of(), columns, scan.getRowType());
  }

  private static RelNode lookup(
      RelBuilder builder, KeyedChain chain, ConstantKeys constants, RelDataType type) {
    KeyedScan scan = chain.scan();
    int columns = 0;
    for (int i = 0; i < constants.parts().size(); i++) {
      List<RexNode> part = constants.parts().get(i);
      if (part != null) {
        int column = chain.keyColumns().get(i).ordinal();
        builder.push(ConstantKeyRelation.of(builder, scan, column, part));
        if (columns > 0) {
          builder.join(JoinRelType.INNER, builder.literal(true));
        }
        columns++;
      }
    }
    if (columns == 0) {
      builder.values(new String[] {"ZERO"}, 0);
      columns = 1;
    }
    RelNode keys = builder.build();
    List<@Nullable RexNode> parts = new ArrayList<>();
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = 0; i < constants.parts().size(); i++) {
      boolean given = constants.parts().get(i) != null;
      int place = places.size();
      parts.add(given ? RexInputRef.of(place, keys.getRowType()) : null);
      if (given) {
        places.put(chain.keyColumns().get(i).ordinal(), place);
      }
    }
    List<RexNode> rest = new ArrayList<>(constants.remainder());
    RelNode checked = checked(builder, keys, places, rest);
    int width = columns;
    return new LegBuilder(
            builder, checked, scan, KeyExpression.of(builder.getRexBuilder(), scan, parts))
        .join(
            LegKind.INNER,
            rest.stream().map(c -> RexUtil.shift(c, width)).toList(),
            chain.outputs().stream().map(o -> RexUtil.shift(o, width)).toList(),
            type);
  }

  /**
   * The keys that satisfy what conditions say of them alone, so that nobody is asked in vain. Such
   * conditions are taken away.
   */
  private static RelNode checked(
      RelBuilder builder, RelNode keys, Map<Integer, Integer> places, List<RexNode> conditions) {
    ImmutableBitSet known = ImmutableBitSet.of(places.keySet());
    List<RexNode> ofKeys = new ArrayList<>();
    for (RexNode condition : conditions) {
      ImmutableBitSet read = RelOptUtil.InputFinder.bits(condition);
      if (known.contains(read) && RexUtil.isDeterministic(condition)) {
        ofKeys.add(condition);
      }
    }
    if (ofKeys.isEmpty()) {
      return keys;
    }
    conditions.removeAll(ofKeys);
    RexShuttle ofRow =
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef column) {
            RexNode key =
                RexInputRef.of(places.getOrDefault(column.getIndex(), 0), keys.getRowType());
            return RowExpressions.asKey(builder.getRexBuilder(), key, column.getType());
          }
        };
    return builder.push(keys).filter(ofRow.apply(ofKeys)).build();
  }
}
