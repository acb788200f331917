package dev.valvejdbc.sql.function;

import dev.valvejdbc.sql.table.RelTypes;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.adapter.enumerable.EnumUtils;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;

/**
 * A function that yields one value, as Calcite sees it: generated code calls the constant of the
 * enum that declares it.
 */
public final class ScalarFunctionBinding
    implements ScalarFunction, ImplementableFunction, CommentedFunction {
  private final dev.valvejdbc.tables.ScalarFunction described;
  private final Enum<?> constant;

  private <F extends Enum<F> & dev.valvejdbc.tables.ScalarFunction> ScalarFunctionBinding(
      F function) {
    this.described = function;
    this.constant = function;
  }

  /** Binds a function. */
  public static <F extends Enum<F> & dev.valvejdbc.tables.ScalarFunction> ScalarFunctionBinding of(
      F function) {
    return new ScalarFunctionBinding(function);
  }

  @Override
  public dev.valvejdbc.tables.ScalarFunction described() {
    return described;
  }

  @Override
  public RelDataType getReturnType(RelDataTypeFactory types) {
    return RelTypes.of(described.returns(), true, types);
  }

  @Override
  public List<FunctionParameter> getParameters() {
    return Parameters.of(described);
  }

  /** A cast to Object would be read as a subtraction in front of a negative number. */
  private static Expression boxed(Expression operand) {
    Primitive primitive = Primitive.of(operand.getType());
    return primitive == null
        ? EnumUtils.convert(operand, Object.class)
        : Expressions.box(operand, primitive);
  }

  @Override
  public CallImplementor getImplementor() {
    return RexImpTable.createImplementor(
        (translator, call, operands) -> {
          List<Expression> arguments = operands.stream().map(ScalarFunctionBinding::boxed).toList();
          return Expressions.convert_(
              Expressions.call(
                  Expressions.field(null, constant.getDeclaringClass(), constant.name()),
                  "of",
                  Expressions.call(
                      SchemaContext.class,
                      "of",
                      Expressions.convert_(translator.getRoot(), DataContext.class)),
                  Expressions.newArrayInit(Object.class, arguments)),
              described.returns().javaClass());
        },
        NullPolicy.NONE,
        false);
  }
}
