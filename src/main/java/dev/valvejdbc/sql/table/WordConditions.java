package dev.valvejdbc.sql.table;

import dev.valvejdbc.lookup.rel.InLiterals;
import dev.valvejdbc.lookup.rel.LiteralParameter;
import dev.valvejdbc.tables.Vocabulary;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
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
 * Reads the words that are compared with columns that have a {@link Vocabulary}: a word for several
 * values becomes those values, and one that the column never holds is an error; a parameter's is
 * read once it is known.
 */
public final class WordConditions {
  private WordConditions() {}

  /** The plan with all its comparisons read, in conditions and in what it computes. */
  public static RelNode read(RelNode plan) {
    List<RelNode> inputs = plan.getInputs();
    List<RelNode> read = inputs.stream().map(WordConditions::read).toList();
    RelNode node = read.equals(inputs) ? plan : plan.copy(plan.getTraitSet(), read);
    if (node instanceof Filter || node instanceof Project) {
      return node.accept(new Reader(node.getInput(0)));
    }
    return node instanceof Join ? node.accept(new Reader(node)) : node;
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
      return switch (call.getKind()) {
        case EQUALS, NOT_EQUALS, IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM -> compared(call);
        default -> {
          RexNode read = super.visitCall(call);
          yield read.equals(call) ? call : RexUtil.flatten(rex, read);
        }
      };
    }

    private RexNode compared(RexCall call) {
      RexNode left = call.getOperands().get(0);
      RexNode right = call.getOperands().get(1);
      RexNode read = read(call, left, right);
      RexNode either = read.equals(call) ? read(call, right, left) : read;
      return either.equals(call)
          ? super.visitCall(call)
          : rex.ensureType(call.getType(), either, true);
    }

    /** What a comparison means; itself if that is what it says. */
    private RexNode read(RexCall call, RexNode column, RexNode value) {
      Vocabulary vocabulary = vocabulary(column);
      RexNode bare = RexUtil.removeCast(value);
      if (vocabulary == null || !RexUtil.isConstant(bare)) {
        return call;
      }
      if (bare instanceof LiteralParameter literal) {
        throw literal.needed();
      }
      if (!(bare instanceof RexLiteral literal)) {
        return signed(call, rex.makeCall(new InWords(vocabulary), column, bare));
      }
      if (literal.isNull()) {
        return call;
      }
      String word = text(literal);
      Set<String> meant = vocabulary.meant(word);
      if (meant == null) {
        return signed(call, rex.makeLiteral(true));
      }
      return meant.equals(Set.of(word)) ? call : signed(call, anyOf(column, meant));
    }

    private RexNode anyOf(RexNode column, Set<String> meant) {
      return RexUtil.composeDisjunction(
          rex,
          meant.stream()
              .sorted()
              .map(one -> rex.makeLiteral(one, column.getType(), true))
              .map(one -> rex.makeCall(SqlStdOperatorTable.EQUALS, column, one))
              .toList());
    }

    /** What holds where the comparison does, once told what its equality means. */
    private RexNode signed(RexCall call, RexNode equal) {
      return switch (call.getKind()) {
        case NOT_EQUALS -> RexUtil.not(equal);
        case IS_DISTINCT_FROM -> rex.makeCall(SqlStdOperatorTable.IS_NOT_TRUE, equal);
        case IS_NOT_DISTINCT_FROM -> rex.makeCall(SqlStdOperatorTable.IS_TRUE, equal);
        default -> equal;
      };
    }

    private static String text(RexLiteral literal) {
      String text =
          SqlTypeName.CHAR_TYPES.contains(literal.getType().getSqlTypeName())
              ? literal.getValueAs(String.class)
              : String.valueOf(literal.getValue());
      return text == null ? "" : InWords.word(text);
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
