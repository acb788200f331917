package dev.valvejdbc.attach.read;

import dev.valvejdbc.lookup.enumerable.RuntimeCall;
import dev.valvejdbc.lookup.rel.Worded;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableIntList;

/**
 * Joins rows with what a database has for them: a small table is read once, a large one is asked
 * for the keys, many at once.
 */
final class KeyJoin extends Join implements EnumerableRel, Worded {
  private final boolean first;

  /** A join whose first or second side a database has. */
  KeyJoin(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelNode left,
      RelNode right,
      RexNode condition,
      JoinRelType kind,
      boolean first) {
    super(cluster, traits, java.util.List.of(), left, right, condition, Set.of(), kind);
    this.first = first;
  }

  @Override
  public Join copy(
      RelTraitSet traits,
      RexNode condition,
      RelNode left,
      RelNode right,
      JoinRelType kind,
      boolean semiJoinDone) {
    return new KeyJoin(getCluster(), traits, left, right, condition, kind, first);
  }

  private RelNode ours() {
    return first ? right : left;
  }

  private RelNode theirs() {
    return first ? left : right;
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).itemIf("database", "left", first);
  }

  @Override
  public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
    // more than where the database joins by itself, less than where all its rows are read
    double rows =
        1.15 * mq.getRowCount(this) + mq.getRowCount(ours()) + 0.2 * mq.getRowCount(theirs());
    return planner.getCostFactory().makeCost(rows, 0, 0);
  }

  @Override
  public String words() {
    return "join with what the database has for each "
        + theirs().getRowType().getFieldNames().get(theirKeys().get(0))
        + kinds();
  }

  private String kinds() {
    return switch (joinType) {
      case LEFT -> ", or nothing";
      case SEMI -> ", keeping rows for which it has some";
      case ANTI -> ", keeping rows for which it has none";
      default -> "";
    };
  }

  private ImmutableIntList theirKeys() {
    JoinInfo keys = analyzeCondition();
    return first ? keys.leftKeys : keys.rightKeys;
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer pref) {
    BlockBuilder block = new BlockBuilder();
    Result read = implementor.visitChild(this, first ? 1 : 0, (EnumerableRel) ours(), Prefer.ARRAY);
    Expression rows = block.append("ours", read.block);
    JoinInfo keys = analyzeCondition();
    DatabaseConvention database = (DatabaseConvention) theirs().getConvention();
    KeyJoinTask task =
        new KeyJoinTask(
            DatabaseQuery.of(theirs()),
            (first ? keys.rightKeys : keys.leftKeys).toIntArray(),
            theirKeys().toIntArray(),
            database
                .database()
                .quoted(theirs().getRowType().getFieldNames().get(theirKeys().get(0))),
            theirs().getRowType().getFieldCount(),
            joinType,
            first);
    return RuntimeCall.of(
            KeyJoinRows.class,
            "of",
            implementor.getRootExpression(),
            implementor.stash(task, KeyJoinTask.class),
            rows,
            RuntimeCall.toArray(read.physType, ours().getRowType().getFieldCount()))
        .implement(implementor, this, block);
  }
}
