package dev.valvejdbc.lookup;

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
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;

/** Makes a {@link KeyTuple} in a plan. It is not computed while planning: no literal holds one. */
final class KeyFunction extends SqlUserDefinedFunction {
  static final KeyFunction INSTANCE = new KeyFunction();

  private KeyFunction() {
    super(
        new SqlIdentifier("KEY", SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.explicit(KeyFunction::type),
        null,
        null,
        new Implementation());
  }

  @Override
  public boolean isDynamicFunction() {
    return true;
  }

  static RelDataType type(RelDataTypeFactory types) {
    return types.createTypeWithNullability(types.createSqlType(SqlTypeName.ANY), true);
  }

  private static final class Implementation implements ScalarFunction, ImplementableFunction {
    @Override
    public RelDataType getReturnType(RelDataTypeFactory types) {
      return type(types);
    }

    @Override
    public List<FunctionParameter> getParameters() {
      return List.of();
    }

    @Override
    public CallImplementor getImplementor() {
      return RexImpTable.createImplementor(
          (translator, call, operands) ->
              Expressions.call(
                  KeyTuple.class,
                  "of",
                  operands.get(0),
                  Expressions.newArrayInit(
                      Object.class,
                      operands.subList(1, operands.size()).stream()
                          .<Expression>map(o -> EnumUtils.convert(o, Object.class))
                          .toList())),
          NullPolicy.NONE,
          false);
    }
  }
}
