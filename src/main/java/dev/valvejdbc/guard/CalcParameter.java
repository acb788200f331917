package dev.valvejdbc.guard;

import org.apache.calcite.DataContext;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a statement that a calculation reads.
 *
 * @param type of its values
 */
record CalcParameter(String name, SqlTypeName type) {
  /** The parameter, null if generated code has to fit its values to its type. */
  static @Nullable CalcParameter of(RexDynamicParam parameter) {
    RelDataType type = parameter.getType();
    boolean plain =
        switch (type.getSqlTypeName()) {
          case VARCHAR -> type.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED;
          case INTEGER, BIGINT, DOUBLE, ANY -> true;
          default -> false;
        };
    return plain ? new CalcParameter(parameter.getName(), type.getSqlTypeName()) : null;
  }

  /** Its value in an execution, as generated code would hold it. */
  @Nullable Object value(DataContext root) {
    Object value = root.get(name);
    return value == null
        ? null
        : switch (type) {
          case VARCHAR -> value.toString();
          case INTEGER -> (Object) ((Number) value).intValue();
          case BIGINT -> (Object) ((Number) value).longValue();
          case DOUBLE -> (Object) ((Number) value).doubleValue();
          default -> value;
        };
  }
}
