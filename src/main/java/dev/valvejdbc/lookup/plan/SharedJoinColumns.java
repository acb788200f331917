package dev.valvejdbc.lookup.plan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.jspecify.annotations.Nullable;

/**
 * Joins by columns that earlier joins share already, through USING or NATURAL: after a right or
 * full join the shared column is not the first of its name, which Calcite takes.
 *
 * @param left the rows on the left side
 */
record SharedJoinColumns(SqlValidatorImpl validator, RelNode left) {

  /** The condition of a join, which Calcite made, or what it has to be. */
  RexNode condition(SqlJoin join, RelNode right, RexNode made) {
    List<String> names = join.getLeft() instanceof SqlJoin ? validator.usingNames(join) : null;
    if (names == null || names.isEmpty()) {
      return made;
    }
    RexBuilder rex = left.getCluster().getRexBuilder();
    SqlNameMatcher matcher = validator.getCatalogReader().nameMatcher();
    List<RexNode> equal = new ArrayList<>();
    boolean others = false;
    for (String name : names) {
      RexNode shared = requireNonNull(shared(join.getLeft(), name, 0));
      others |=
          !(shared instanceof RexInputRef ref)
              || ref.getIndex() != matcher.indexOf(left.getRowType().getFieldNames(), name);
      int own = matcher.indexOf(right.getRowType().getFieldNames(), name);
      RexNode other =
          RexUtil.shift(RexInputRef.of(own, right.getRowType()), left.getRowType().getFieldCount());
      equal.add(same(rex, shared, other));
    }
    return others ? RexUtil.composeConjunction(rex, equal) : made;
  }

  private static RexNode same(RexBuilder rex, RexNode a, RexNode b) {
    RelDataType type = rex.getTypeFactory().leastRestrictive(List.of(a.getType(), b.getType()));
    return type == null
        ? rex.makeCall(SqlStdOperatorTable.EQUALS, a, b)
        : rex.makeCall(SqlStdOperatorTable.EQUALS, cast(rex, a, type), cast(rex, b, type));
  }

  private static RexNode cast(RexBuilder rex, RexNode node, RelDataType type) {
    RelDataTypeFactory types = rex.getTypeFactory();
    return rex.ensureType(
        types.createTypeWithNullability(type, node.getType().isNullable()), node, true);
  }

  /** What a shared name stands for among the relations of a FROM; null if there is none. */
  private @Nullable RexNode shared(SqlNode from, String name, int offset) {
    List<String> columns =
        requireNonNull(validator.getNamespace(from)).getRowType().getFieldNames();
    SqlNameMatcher matcher = validator.getCatalogReader().nameMatcher();
    if (!(from instanceof SqlJoin join)) {
      int column = matcher.indexOf(columns, name);
      return column < 0 ? null : RexInputRef.of(offset + column, left.getRowType());
    }
    int leftCount =
        requireNonNull(validator.getNamespace(join.getLeft())).getRowType().getFieldCount();
    RexNode one = shared(join.getLeft(), name, offset);
    RexNode two = shared(join.getRight(), name, offset + leftCount);
    if (one == null || two == null || join.getJoinType() == JoinType.RIGHT) {
      return two == null ? one : two;
    }
    if (join.getJoinType() != JoinType.FULL) {
      return one;
    }
    RexBuilder rex = left.getCluster().getRexBuilder();
    RelDataType type = rex.getTypeFactory().leastRestrictive(List.of(one.getType(), two.getType()));
    return type == null
        ? one
        : rex.makeCall(
            type,
            SqlStdOperatorTable.CASE,
            List.of(
                rex.makeCall(SqlStdOperatorTable.IS_NULL, one),
                rex.ensureType(type, two, true),
                rex.ensureType(type, one, true)));
  }
}
