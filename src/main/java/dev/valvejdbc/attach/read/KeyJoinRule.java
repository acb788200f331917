package dev.valvejdbc.attach.read;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Joins with a database by its keys, wherever it could be told them. */
final class KeyJoinRule {
  private KeyJoinRule() {}

  /** The rules for one database, which may stand on either side. */
  static List<RelOptRule> of(DatabaseConvention database) {
    return List.of(rule(database, false), rule(database, true));
  }

  private static RelOptRule rule(DatabaseConvention database, boolean first) {
    return ConverterRule.Config.INSTANCE
        .withConversion(
            Join.class,
            j -> fits(j, first),
            Convention.NONE,
            EnumerableConvention.INSTANCE,
            "AttachedKeys" + first + ":" + database.getName())
        .withRuleFactory(
            config ->
                new ConverterRule(config) {
                  @Override
                  public RelNode convert(RelNode node) {
                    return join((Join) node, database, first);
                  }
                })
        .toRule(ConverterRule.class);
  }

  private static boolean fits(Join join, boolean first) {
    JoinInfo keys = join.analyzeCondition();
    boolean kind =
        switch (join.getJoinType()) {
          case INNER, SEMI -> true;
          case LEFT, ANTI -> !first;
          default -> false;
        };
    return kind
        && keys.isEqui()
        && !keys.leftKeys.isEmpty()
        && join.getVariablesSet().isEmpty()
        && keys.pairs().stream()
            .allMatch(p -> isKey(type(join.getLeft(), p.source), type(join.getRight(), p.target)));
  }

  private static RelDataType type(RelNode node, int column) {
    return node.getRowType().getFieldList().get(column).getType();
  }

  private static boolean isKey(RelDataType left, RelDataType right) {
    return (SqlTypeUtil.isIntType(left) && SqlTypeUtil.isIntType(right))
        || (Understood.isText(left) && Understood.isText(right));
  }

  private static RelNode join(Join join, DatabaseConvention database, boolean first) {
    RelNode ours = first ? join.getRight() : join.getLeft();
    RelNode theirs = first ? join.getLeft() : join.getRight();
    RelNode read =
        RelOptRule.convert(ours, ours.getTraitSet().replace(EnumerableConvention.INSTANCE));
    RelNode asked = database.asked(theirs);
    return new KeyJoin(
        join.getCluster(),
        join.getTraitSet().replace(EnumerableConvention.INSTANCE),
        first ? asked : read,
        first ? read : asked,
        join.getCondition(),
        join.getJoinType(),
        first);
  }
}
