package dev.valvejdbc.lookup.plan;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.jspecify.annotations.Nullable;

/** Finds the sub-queries that stand several times in one CASE, which COALESCE and NULLIF become. */
final class RepeatedQueries {
  private final Set<SqlNode> repeated = identities();

  private RepeatedQueries() {}

  /** Those of a statement, by identity. */
  static Set<SqlNode> in(SqlNode statement) {
    RepeatedQueries found = new RepeatedQueries();
    found.visit(statement, null);
    return found.repeated;
  }

  private static Set<SqlNode> identities() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /**
   * Looks through a node.
   *
   * @param met the queries met in the CASE around it; null outside
   */
  private void visit(@Nullable SqlNode node, @Nullable Set<SqlNode> met) {
    if (node instanceof SqlNodeList list) {
      list.forEach(n -> visit(n, met));
    }
    if (!(node instanceof SqlCall call)) {
      return;
    }
    if (met != null && call.isA(SqlKind.QUERY) && !met.add(call)) {
      repeated.add(call);
      return;
    }
    Set<SqlNode> inside = met == null && call instanceof SqlCase ? identities() : met;
    call.getOperandList().forEach(o -> visit(o, inside));
  }
}
