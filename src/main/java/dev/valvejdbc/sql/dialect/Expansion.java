package dev.valvejdbc.sql.dialect;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.sql.library.Spellings;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCoalesceFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what a statement grows to when it is written out: functions such as COALESCE, NULLIF and
 * GREATEST become cases that name their values twice, so that each level of them doubles what
 * stands inside.
 */
final class Expansion {
  /** How many names, values and calls may be written out that are not all in the text. */
  private static final int MOST = 20_000;

  /** How many times as much as they are anyway long statements may be, written out. */
  private static final int TIMES = 8;

  private final IdentityHashMap<SqlNode, Long> sizes = new IdentityHashMap<>();

  /**
   * What was written anew, if it is not too large.
   *
   * @param node whose parts were written anew before
   * @throws dev.valvejdbc.errors.StatementException if it is
   */
  @Nullable SqlNode bounded(@Nullable SqlNode node) {
    if (node != null && size(node) > Math.max(MOST, TIMES * (long) sizes.size())) {
      throw SqlError.TOO_LARGE.inStatement(MOST);
    }
    return node;
  }

  private long size(@Nullable SqlNode node) {
    List<? extends @Nullable SqlNode> parts =
        node instanceof SqlCall call
            ? call.getOperandList()
            : node instanceof SqlNodeList list ? list.getList() : List.of();
    if (node == null || parts.isEmpty()) {
      return 1;
    }
    Long known = sizes.get(node);
    if (known == null) {
      known = 1 + parts.stream().mapToLong(this::size).sum();
      sizes.put(node, known);
    }
    return known;
  }

  /**
   * An expression, if it is not too large.
   *
   * @throws dev.valvejdbc.errors.StatementException if it is
   */
  static RexNode bounded(RexNode expression) {
    if (expression instanceof RexCall call
        && !(call instanceof RexOver)
        && call.nodeCount() > MOST
        && call.nodeCount() > TIMES * (long) parts(call, new IdentityHashMap<>())) {
      throw SqlError.TOO_LARGE.inStatement(MOST);
    }
    return expression;
  }

  /** How many different calls there are in one. */
  private static int parts(RexCall call, IdentityHashMap<RexNode, Boolean> known) {
    if (known.put(call, true) == null) {
      for (RexNode operand : call.getOperands()) {
        if (operand instanceof RexCall part) {
          parts(part, known);
        }
      }
    }
    return known.size();
  }

  /** The values of a COALESCE, those of a COALESCE among them in its place. */
  static SqlNode flat(SqlNode node) {
    if (!isCoalesce(node)
        || ((SqlCall) node)
            .getOperandList().stream().map(Spellings::rewritten).noneMatch(Expansion::isCoalesce)) {
      return node;
    }
    SqlCall call = (SqlCall) node;
    return SqlStdOperatorTable.COALESCE.createCall(
        call.getParserPosition(),
        call.getOperandList().stream()
            .map(o -> flat(Spellings.rewritten(o)))
            .flatMap(o -> isCoalesce(o) ? ((SqlCall) o).getOperandList().stream() : Stream.of(o))
            .toList());
  }

  private static boolean isCoalesce(SqlNode node) {
    return node instanceof SqlCall call
        && call.getFunctionQuantifier() == null
        && (call.getOperator() instanceof SqlCoalesceFunction
            || call.getOperator().getName().equalsIgnoreCase("COALESCE")); // not resolved yet
  }
}
