package dev.valvejdbc.lookup.rule;

import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.key.KeyEquality;
import dev.valvejdbc.lookup.key.KeyExpression;
import dev.valvejdbc.lookup.rel.KeyedScan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/**
 * Describes a keyed table on the right side of a correlate whose key comes from the left side.
 *
 * @param filter the filter that gives the key, right above the scan
 * @param scan the keyed table
 * @param key the key, over the left side's columns
 * @param remainder what else the filter demands, over the scan's columns
 */
record CollectRequest(Filter filter, KeyedScan scan, RexNode key, List<RexNode> remainder) {

  List<Integer> columns() {
    return IntStream.range(0, scan.getRowType().getFieldCount()).boxed().toList();
  }

  /** Finds all such tables. */
  static void find(RelNode right, Correlate correlate, List<CollectRequest> found) {
    RelNode node = right.stripped();
    if (node instanceof Filter filter && filter.getInput().stripped() instanceof KeyedScan scan) {
      CollectRequest request = of(filter, scan, correlate);
      if (request != null) {
        found.add(request);
      }
      return;
    }
    node.getInputs().forEach(i -> find(i, correlate, found));
  }

  private static @Nullable CollectRequest of(Filter filter, KeyedScan scan, Correlate correlate) {
    List<RexNode> conditions = new ArrayList<>(RelOptUtil.conjunctions(filter.getCondition()));
    List<@Nullable RexNode> parts = new ArrayList<>();
    for (KeyColumn column : scan.keyedTable().keyColumns()) {
      KeyEquality equality = KeyEquality.find(conditions, 0, column.ordinal());
      if (equality == null && column.required()) {
        return null;
      }
      parts.add(equality == null ? null : overLeft(equality.key(), correlate));
      conditions = equality == null ? conditions : equality.remainder();
    }
    RexNode key = KeyExpression.of(correlate.getCluster().getRexBuilder(), scan, parts);
    return RexUtil.containsCorrelation(key) || !RexUtil.containsInputRef(key)
        ? null
        : new CollectRequest(filter, scan, key, conditions);
  }

  private static RexNode overLeft(RexNode key, Correlate correlate) {
    CorrelationId id = correlate.getCorrelationId();
    return key.accept(
        new RexShuttle() {
          @Override
          public RexNode visitFieldAccess(RexFieldAccess access) {
            return access.getReferenceExpr() instanceof RexCorrelVariable variable
                    && variable.id.equals(id)
                ? RexInputRef.of(access.getField().getIndex(), correlate.getLeft().getRowType())
                : super.visitFieldAccess(access);
          }
        });
  }
}
