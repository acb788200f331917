package dev.valvejdbc.lookup.plan;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Says what {@code NULL IN (SELECT …)} means: unknown if there are rows, false if there are none.
 * Calcite takes the null of a statement's text for a reason not to look.
 */
final class NullAmongRows {
  private NullAmongRows() {}

  static RexNode written(RexSubQuery query) {
    List<RexNode> asked = query.getOperands();
    if ((query.getKind() != SqlKind.IN && query.getKind() != SqlKind.SOME)
        || asked.stream().noneMatch(o -> RexUtil.isNullLiteral(o, true))) {
      return query;
    }
    RexBuilder rex = query.rel.getCluster().getRexBuilder();
    return asked.size() == 1
        ? rex.makeCall(
            query.getType(),
            SqlStdOperatorTable.CASE,
            List.of(
                RexSubQuery.exists(query.rel),
                rex.makeNullLiteral(query.getType()),
                rex.makeLiteral(false)))
        : query.clone(
            query.getType(),
            IntStream.range(0, asked.size())
                .mapToObj(i -> computed(rex, typed(rex, asked.get(i), query, i)))
                .toList());
  }

  /** A null of no type has that of the column that it is looked for in. */
  private static RexNode typed(RexBuilder rex, RexNode value, RexSubQuery query, int column) {
    return value.getType().getSqlTypeName() == SqlTypeName.NULL
        ? rex.makeNullLiteral(query.rel.getRowType().getFieldList().get(column).getType())
        : value;
  }

  /** A null that is not seen to be one before it is computed. */
  private static RexNode computed(RexBuilder rex, RexNode value) {
    if (!RexUtil.isNullLiteral(value, true)
        || value.getType().getSqlTypeName().getFamily() == null) {
      return value;
    }
    RexNode any =
        value.getType().getSqlTypeName() == SqlTypeName.NULL
            ? rex.makeLiteral("")
            : rex.makeZeroLiteral(value.getType());
    RelDataType type = rex.getTypeFactory().createTypeWithNullability(any.getType(), true);
    return rex.makeCall(
        type,
        SqlStdOperatorTable.CASE,
        List.of(
            rex.makeCall(SqlStdOperatorTable.EQUALS, any, any), rex.makeNullLiteral(type), any));
  }
}
