package dev.valvejdbc.lookup.key;

import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.rel.InLiterals;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/**
 * Holds the constants that conditions on a keyed table leave possible for its key columns.
 *
 * @param parts for each key column expressions without input references; null for an optional one
 *     that is left open
 * @param remainder the conditions that the constants alone do not satisfy
 */
public record ConstantKeys(List<@Nullable List<RexNode>> parts, List<RexNode> remainder) {

  private record Found(List<RexNode> keys, boolean exact) {}

  /** The constants of a chain, or null if its conditions leave its key open. */
  public static @Nullable ConstantKeys of(KeyedChain chain) {
    List<@Nullable List<RexNode>> parts = new ArrayList<>();
    List<RexNode> remainder = new ArrayList<>(chain.conditions());
    boolean any = false;
    for (KeyColumn key : chain.keyColumns()) {
      List<RexNode> part =
          take(remainder, key.ordinal(), chain.scan().getCluster().getRexBuilder());
      if (part == null && key.required()) {
        return null;
      }
      any |= part != null;
      parts.add(part);
    }
    return any ? new ConstantKeys(parts, remainder) : null;
  }

  /**
   * The constants that conditions leave possible for a column, or null if they leave it open. The
   * condition that says so is taken away, unless it says more.
   */
  public static @Nullable List<RexNode> take(
      List<RexNode> conditions, int column, RexBuilder builder) {
    List<RexNode> inexact = null;
    for (int i = 0; i < conditions.size(); i++) {
      Found found = of(conditions.get(i), column, builder);
      if (found != null && found.exact) {
        conditions.remove(i);
        return found.keys;
      }
      if (found != null && inexact == null) {
        inexact = found.keys;
      }
    }
    return inexact;
  }

  private static @Nullable Found of(RexNode condition, int column, RexBuilder builder) {
    return switch (condition.getKind()) {
      case EQUALS, IS_NOT_DISTINCT_FROM -> {
        KeyEquality equality = KeyEquality.find(List.of(condition), 0, column);
        yield equality == null ? null : new Found(List.of(equality.key()), true);
      }
      // the forms that column = TRUE and column = FALSE take before they get here
      case INPUT_REF, IS_TRUE -> truth(condition, column, true, builder);
      case NOT, IS_FALSE -> truth(condition, column, false, builder);
      case SEARCH -> points((RexCall) condition, column, builder);
      case OR -> anyOf(condition, column, builder);
      case AND -> firstOf(condition, column, builder);
      case CASE -> anyResult((RexCall) condition, column, builder);
      case LIKE -> pattern((RexCall) condition, column);
      case OTHER_FUNCTION -> listed(condition, column);
      default -> null;
    };
  }

  private static @Nullable Found truth(
      RexNode condition, int column, boolean value, RexBuilder builder) {
    RexNode tested = condition instanceof RexCall call ? call.getOperands().get(0) : condition;
    return RowExpressions.isInput(tested, column)
        ? new Found(List.of(builder.makeLiteral(value)), true)
        : null;
  }

  private static @Nullable Found points(RexCall search, int column, RexBuilder builder) {
    RexLiteral literal = (RexLiteral) search.getOperands().get(1);
    Sarg<?> sarg = literal.getValueAs(Sarg.class);
    if (sarg == null
        || !sarg.isPoints()
        || !RowExpressions.isInput(search.getOperands().get(0), column)) {
      return null;
    }
    List<RexNode> keys = new ArrayList<>();
    sarg.rangeSet
        .asRanges()
        .forEach(r -> keys.add(builder.makeLiteral(r.lowerEndpoint(), literal.getType())));
    return new Found(keys, true);
  }

  /** What a pattern without wildcards says. */
  private static @Nullable Found pattern(RexCall like, int column) {
    RexNode pattern = like.getOperands().get(1);
    boolean plain =
        like.getOperands().size() == 2
            && like.getOperator().equals(SqlStdOperatorTable.LIKE)
            && RowExpressions.isInput(like.getOperands().get(0), column)
            && pattern instanceof RexLiteral literal
            && literal.getTypeName() == SqlTypeName.CHAR
            && String.valueOf(literal.getValueAs(String.class)).matches("[^%_\\\\]+");
    return plain ? new Found(List.of(pattern), false) : null;
  }

  private static @Nullable Found listed(RexNode condition, int column) {
    RexNode list = InLiterals.list(condition);
    return list != null
            && RowExpressions.isInput(((RexCall) condition).getOperands().get(0), column)
        ? new Found(List.of(list), true)
        : null;
  }

  private static @Nullable Found anyOf(RexNode condition, int column, RexBuilder builder) {
    List<RexNode> keys = new ArrayList<>();
    boolean exact = true;
    for (RexNode alternative : RelOptUtil.disjunctions(condition)) {
      Found found = of(alternative, column, builder);
      if (found == null) {
        return null;
      }
      keys.addAll(found.keys);
      exact &= found.exact;
    }
    return new Found(keys, exact);
  }

  /** What a comparison with COALESCE or CASE becomes: a comparison for each of its values. */
  private static @Nullable Found anyResult(RexCall cases, int column, RexBuilder builder) {
    List<RexNode> keys = new ArrayList<>();
    List<RexNode> operands = cases.getOperands();
    for (int i = 0; i < operands.size(); i++) {
      RexNode result = operands.get(i);
      boolean isResult = i % 2 == 1 || i == operands.size() - 1;
      if (!isResult || result.isAlwaysFalse() || RexLiteral.isNullLiteral(result)) {
        continue;
      }
      Found found = of(result, column, builder);
      if (found == null) {
        return null;
      }
      keys.addAll(found.keys);
    }
    return new Found(keys, false);
  }

  private static @Nullable Found firstOf(RexNode condition, int column, RexBuilder builder) {
    for (RexNode part : RelOptUtil.conjunctions(condition)) {
      Found found = of(part, column, builder);
      if (found != null) {
        return new Found(found.keys, false);
      }
    }
    return null;
  }
}
