package dev.valvejdbc.lookup.rel;

import java.util.EnumSet;
import java.util.Set;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.util.Optionality;

/**
 * Knows that STRING_AGG, ARRAY_AGG and NTH_VALUE are null where there are no rows, or too few:
 * Calcite takes them for never null, and answers {@code IS NULL} without looking.
 */
public final class NullableAggregates {
  private static final Set<SqlKind> KINDS =
      EnumSet.of(
          SqlKind.LISTAGG,
          SqlKind.STRING_AGG,
          SqlKind.GROUP_CONCAT,
          SqlKind.ARRAY_AGG,
          SqlKind.NTH_VALUE);

  private static final Set<SqlKind> AROUND =
      EnumSet.of(
          SqlKind.FILTER, SqlKind.WITHIN_GROUP, SqlKind.WITHIN_DISTINCT, SqlKind.OVER, SqlKind.AS);

  private static final SqlAggFunction TEXTS =
      SqlBasicAggFunction.create(
              SqlKind.LISTAGG,
              ReturnTypes.ARG0_FORCE_NULLABLE,
              OperandTypes.STRING.or(OperandTypes.STRING_STRING))
          .withGroupOrder(Optionality.OPTIONAL);

  private static final SqlAggFunction ARRAYS =
      SqlBasicAggFunction.create(
              SqlKind.ARRAY_AGG,
              ReturnTypes.TO_ARRAY_NULLABLE.andThen(SqlTypeTransforms.FORCE_NULLABLE),
              OperandTypes.ANY)
          .withAllowsNullTreatment(true);

  private NullableAggregates() {}

  /** The type of an expression, which may be null if it is such an aggregate. */
  public static RelDataType type(SqlNode node, RelDataType type, RelDataTypeFactory types) {
    return !type.isNullable() && isOne(node) ? types.createTypeWithNullability(type, true) : type;
  }

  private static boolean isOne(SqlNode node) {
    return node instanceof SqlCall call
        && (KINDS.contains(call.getKind())
            || (AROUND.contains(call.getKind()) && isOne(call.operand(0))));
  }

  /** The call as one that may be null, if it is of such an aggregate. */
  public static AggregateCall call(AggregateCall call, RelDataTypeFactory types) {
    SqlKind kind = call.getAggregation().getKind();
    return kind != SqlKind.LISTAGG && kind != SqlKind.ARRAY_AGG
        ? call
        : AggregateCall.create(
            kind == SqlKind.LISTAGG ? TEXTS : ARRAYS,
            call.isDistinct(),
            call.isApproximate(),
            call.ignoreNulls(),
            call.rexList,
            call.getArgList(),
            call.filterArg,
            call.distinctKeys,
            call.getCollation(),
            types.createTypeWithNullability(call.getType(), true),
            call.getName());
  }
}
