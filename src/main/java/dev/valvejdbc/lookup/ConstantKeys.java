package dev.valvejdbc.lookup;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/**
 * The constant keys that conditions on a keyed table leave possible.
 *
 * @param keys expressions without input references
 * @param remainder the conditions that the keys alone do not satisfy
 */
record ConstantKeys(List<RexNode> keys, List<RexNode> remainder) {

  /** Finds the constant keys of a chain, or returns null if its conditions leave the key open. */
  static @Nullable ConstantKeys of(KeyedChain chain) {
    int keyColumn = chain.scan().keyedTable().keyColumn();
    RexBuilder builder = chain.scan().getCluster().getRexBuilder();
    ConstantKeys inexact = null;
    for (int i = 0; i < chain.conditions().size(); i++) {
      ConstantKeys found = of(chain.conditions().get(i), keyColumn, builder);
      if (found == null) {
        continue;
      }
      List<RexNode> remainder = new ArrayList<>(chain.conditions());
      if (found.remainder.isEmpty()) {
        remainder.remove(i);
        return new ConstantKeys(found.keys, remainder);
      }
      inexact = inexact == null ? new ConstantKeys(found.keys, remainder) : inexact;
    }
    return inexact;
  }

  private static @Nullable ConstantKeys of(RexNode condition, int keyColumn, RexBuilder builder) {
    return switch (condition.getKind()) {
      case EQUALS, IS_NOT_DISTINCT_FROM -> {
        KeyEquality equality = KeyEquality.find(List.of(condition), 0, keyColumn);
        yield equality == null ? null : new ConstantKeys(List.of(equality.key()), List.of());
      }
      case SEARCH -> points((RexCall) condition, keyColumn, builder);
      case OR -> anyOf(condition, keyColumn, builder);
      case AND -> firstOf(condition, keyColumn, builder);
      default -> null;
    };
  }

  private static @Nullable ConstantKeys points(RexCall search, int keyColumn, RexBuilder builder) {
    RexLiteral literal = (RexLiteral) search.getOperands().get(1);
    Sarg<?> sarg = literal.getValueAs(Sarg.class);
    if (sarg == null
        || !sarg.isPoints()
        || !Expressions.isInput(search.getOperands().get(0), keyColumn)) {
      return null;
    }
    List<RexNode> keys = new ArrayList<>();
    sarg.rangeSet
        .asRanges()
        .forEach(r -> keys.add(builder.makeLiteral(r.lowerEndpoint(), literal.getType())));
    return new ConstantKeys(keys, List.of());
  }

  private static @Nullable ConstantKeys anyOf(
      RexNode condition, int keyColumn, RexBuilder builder) {
    List<RexNode> keys = new ArrayList<>();
    boolean exact = true;
    for (RexNode alternative : RelOptUtil.disjunctions(condition)) {
      ConstantKeys found = of(alternative, keyColumn, builder);
      if (found == null) {
        return null;
      }
      keys.addAll(found.keys);
      exact &= found.remainder.isEmpty();
    }
    return new ConstantKeys(keys, exact ? List.of() : List.of(condition));
  }

  private static @Nullable ConstantKeys firstOf(
      RexNode condition, int keyColumn, RexBuilder builder) {
    for (RexNode part : RelOptUtil.conjunctions(condition)) {
      ConstantKeys found = of(part, keyColumn, builder);
      if (found != null) {
        return new ConstantKeys(found.keys, List.of(condition));
      }
    }
    return null;
  }
}
