package dev.valvejdbc.sql.dialect;

import dev.valvejdbc.lookup.rel.InLiterals;
import dev.valvejdbc.lookup.rel.LiteralKind;
import dev.valvejdbc.lookup.rel.LiteralNeededException;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a statement that stand for literals of its text.
 *
 * @param kinds of each by its index; null for the statement's own
 */
record LiteralParameters(IntFunction<@Nullable LiteralKind> kinds) {
  private static final Set<SqlKind> MEMBERSHIP =
      Set.of(SqlKind.IN, SqlKind.NOT_IN, SqlKind.SOME, SqlKind.ALL);

  /** What kind of literal a node stands for, null for all other nodes. */
  @Nullable LiteralKind kind(SqlNode node) {
    return node instanceof SqlDynamicParam parameter ? kinds.apply(parameter.getIndex()) : null;
  }

  /** Asks about a long list of literals in one step; leaves other nodes as they are. */
  SqlNode listed(SqlNode node) {
    if (!(node instanceof SqlCall call)
        || !MEMBERSHIP.contains(call.getKind())
        || call.operandCount() != 2
        || !(call.operand(1) instanceof SqlNodeList list)
        || list.size() != 1
        || !isList(list.get(0))
        || (call.getKind() == SqlKind.SOME
            && !call.getOperator().equals(SqlStdOperatorTable.SOME_EQ))
        || (call.getKind() == SqlKind.ALL
            && !call.getOperator().equals(SqlStdOperatorTable.ALL_NE))) {
      return node;
    }
    SqlParserPos at = call.getParserPosition();
    SqlNode asked = InLiterals.OPERATOR.createCall(at, call.operand(0), list.get(0));
    return call.getKind() == SqlKind.NOT_IN || call.getKind() == SqlKind.ALL
        ? SqlStdOperatorTable.NOT.createCall(at, asked)
        : asked;
  }

  private boolean isList(SqlNode node) {
    LiteralKind kind = kind(node);
    return kind != null && kind.isList();
  }

  /**
   * What a literal is compared with tells what the comparison means.
   *
   * @throws LiteralNeededException if that is of another kind than the literal
   */
  void requireFitting(RelDataType compared, SqlNode node) {
    LiteralKind kind = kind(node);
    if (kind != null && !kind.fits(compared)) {
      throw new LiteralNeededException(((SqlDynamicParam) node).getIndex());
    }
  }
}
