package dev.valvejdbc.lookup.key;

import java.util.List;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.adapter.enumerable.EnumUtils;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;

/**
 * Stands in plans for a call of a static method that is computed when the plan runs, and not
 * before: its value may have no literal, and its failure is the execution's.
 */
final class PlanFunction extends SqlUserDefinedFunction {

  /** Writes the code of a call. */
  interface Code {
    /** The call, of operands that are objects. */
    Expression of(List<Expression> operands);
  }

  PlanFunction(String name, SqlReturnTypeInference type, Code code) {
    super(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        type,
        null,
        null,
        new Implementation(code));
  }

  @Override
  public boolean isDynamicFunction() {
    return true;
  }

  /** The type of what is no value of SQL. */
  static RelDataType any(RelDataTypeFactory types) {
    return types.createTypeWithNullability(types.createSqlType(SqlTypeName.ANY), true);
  }

  /** A call of a static method with these operands. */
  static Expression call(Class<?> type, String method, Expression... operands) {
    return Expressions.call(type, method, operands);
  }

  private record Implementation(Code code) implements ScalarFunction, ImplementableFunction {
    @Override
    public RelDataType getReturnType(RelDataTypeFactory types) {
      return any(types);
    }

    @Override
    public List<FunctionParameter> getParameters() {
      return List.of();
    }

    @Override
    public CallImplementor getImplementor() {
      return RexImpTable.createImplementor(
          (translator, call, operands) -> {
            Expression made =
                code.of(
                    operands.stream()
                        .<Expression>map(o -> EnumUtils.convert(o, Object.class))
                        .toList());
            return call.getType().getSqlTypeName() == SqlTypeName.ANY
                ? made
                : EnumUtils.convert(made, operands.get(0).getType()); // that of the first, then
          },
          NullPolicy.NONE,
          false);
    }
  }
}
