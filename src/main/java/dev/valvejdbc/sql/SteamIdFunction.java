package dev.valvejdbc.sql;

import java.lang.reflect.Method;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.adapter.enumerable.EnumUtils;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.schema.impl.ReflectiveFunctionBase;

/**
 * A scalar function over a Steam id: a method that is also given the execution, for page names.
 *
 * @param method takes {@link PageNames} and the id in any form
 */
record SteamIdFunction(Method method) implements ScalarFunction, ImplementableFunction {
  @Override
  public RelDataType getReturnType(RelDataTypeFactory types) {
    return types.createTypeWithNullability(types.createJavaType(method.getReturnType()), true);
  }

  @Override
  public List<FunctionParameter> getParameters() {
    return ReflectiveFunctionBase.builder().add(Object.class, "ID").build();
  }

  @Override
  public CallImplementor getImplementor() {
    return RexImpTable.createImplementor(
        (translator, call, operands) ->
            Expressions.call(
                method,
                Expressions.call(
                    PageNames.class,
                    "of",
                    Expressions.convert_(translator.getRoot(), DataContext.class)),
                EnumUtils.convert(operands.get(0), Object.class)),
        NullPolicy.NONE,
        false);
  }
}
