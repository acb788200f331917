package dev.valvejdbc.sql.table;

import dev.valvejdbc.lookup.rel.InLiterals;
import dev.valvejdbc.lookup.rel.LiteralParameter;
import dev.valvejdbc.lookup.rule.RuleConfig;
import dev.valvejdbc.tables.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Reads the words of conditions on columns with a {@link Vocabulary}: a word for several values
 * becomes those values, and one that the column never holds is an error.
 */
public final class WordConditions {
  /** Rewrites the conditions of a filter. */
  public static final RelOptRule RULE =
      RuleConfig.rule("WordConditionsRule", LogicalFilter.class, WordConditions::rewrite);

  private WordConditions() {}

  private static void rewrite(RelOptRuleCall call) {
    LogicalFilter filter = call.rel(0);
    RexNode condition = filter.getCondition();
    RexNode read = condition.accept(new Reader(filter.getInput()));
    if (!read.equals(condition)) {
      call.transformTo(call.builder().push(filter.getInput()).filter(read).build());
    }
  }

  /** Replaces comparisons with words, and nothing else. */
  private static final class Reader extends RexShuttle {
    private final RelNode input;
    private final RexBuilder rex;

    Reader(RelNode input) {
      this.input = input;
      this.rex = input.getCluster().getRexBuilder();
    }

    @Override
    public RexNode visitCall(RexCall call) {
      if (call.getKind() == SqlKind.SEARCH) {
        if (vocabulary(call.getOperands().get(0)) == null) {
          return call;
        }
        RexNode expanded = RexUtil.expandSearch(rex, null, call);
        RexNode read = expanded.accept(this);
        return read.equals(expanded) ? call : read;
      }
      LiteralParameter list = InLiterals.list(call);
      if (list != null && vocabulary(call.getOperands().get(0)) != null) {
        throw list.needed();
      }
      if (call.getKind() != SqlKind.EQUALS && call.getKind() != SqlKind.NOT_EQUALS) {
        return super.visitCall(call);
      }
      RexNode left = call.getOperands().get(0);
      RexNode right = call.getOperands().get(1);
      RexNode read = read(call, left, right);
      return read.equals(call) ? read(call, right, left) : read;
    }

    private RexNode read(RexCall call, RexNode column, RexNode value) {
      Vocabulary vocabulary = vocabulary(column);
      if (vocabulary != null && RexUtil.removeCast(value) instanceof LiteralParameter literal) {
        throw literal.needed();
      }
      if (vocabulary == null
          || !(RexUtil.removeCast(value) instanceof RexLiteral literal)
          || literal.isNull()) {
        return call;
      }
      String word = text(literal);
      Set<String> meant = vocabulary.meant(word);
      if (meant != null && meant.equals(Set.of(word))) {
        return call;
      }
      boolean equal = call.getKind() == SqlKind.EQUALS;
      if (meant == null) {
        return rex.makeLiteral(equal);
      }
      List<RexNode> parts = new ArrayList<>();
      for (String one : meant.stream().sorted().toList()) {
        parts.add(
            rex.makeCall(call.getOperator(), column, rex.makeLiteral(one, column.getType(), true)));
      }
      return equal ? RexUtil.composeDisjunction(rex, parts) : conjunction(parts);
    }

    private RexNode conjunction(List<RexNode> parts) {
      return parts.size() == 1 ? parts.get(0) : rex.makeCall(SqlStdOperatorTable.AND, parts);
    }

    private static String text(RexLiteral literal) {
      String text =
          SqlTypeName.CHAR_TYPES.contains(literal.getType().getSqlTypeName())
              ? literal.getValueAs(String.class)
              : String.valueOf(literal.getValue());
      return text == null ? "" : text.stripTrailing();
    }

    private @Nullable Vocabulary vocabulary(RexNode node) {
      if (!(RexUtil.removeCast(node) instanceof RexInputRef ref)) {
        return null;
      }
      return vocabulary(input, ref.getIndex());
    }

    /** Follows a column down to its table, where nothing but rows changes on the way. */
    private static @Nullable Vocabulary vocabulary(RelNode node, int column) {
      RelNode plan = node.stripped();
      if (plan instanceof TableScan scan) {
        CommentedTable table = scan.getTable().unwrap(CommentedTable.class);
        return table == null
            ? null
            : table.described().vocabulary(scan.getRowType().getFieldNames().get(column));
      }
      if (plan instanceof Project project) {
        return RexUtil.removeCast(project.getProjects().get(column)) instanceof RexInputRef ref
            ? vocabulary(project.getInput(), ref.getIndex())
            : null;
      }
      if (plan instanceof Aggregate aggregate) {
        return column < aggregate.getGroupCount()
            ? vocabulary(aggregate.getInput(), aggregate.getGroupSet().nth(column))
            : null;
      }
      if (plan instanceof BiRel both) { // a join, or a correlate
        int left = both.getLeft().getRowType().getFieldCount();
        return column < left
            ? vocabulary(both.getLeft(), column)
            : column - left < both.getRight().getRowType().getFieldCount()
                ? vocabulary(both.getRight(), column - left)
                : null;
      }
      boolean same = plan instanceof Filter || plan instanceof Sort || plan instanceof SetOp;
      return same ? vocabulary(plan.getInput(0), column) : null;
    }
  }
}
