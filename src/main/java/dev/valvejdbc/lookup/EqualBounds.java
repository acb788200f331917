package dev.valvejdbc.lookup;

import java.util.List;
import java.util.Objects;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.adapter.enumerable.EnumUtils;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code key >= ? AND key <= ?} as an equality: that is how linked tables of other databases
 * write one. Whether the two values are the same shows when the statement is executed.
 */
public final class EqualBounds {
  private static final SqlUserDefinedFunction FUNCTION = new Function();

  private EqualBounds() {}

  /** The value of a column that conditions bound from both sides, or null. */
  static @Nullable RexNode find(List<RexNode> conditions, int column, RexBuilder rex) {
    RexNode least = bound(conditions, column, SqlKind.GREATER_THAN_OR_EQUAL);
    RexNode most = bound(conditions, column, SqlKind.LESS_THAN_OR_EQUAL);
    return least == null || most == null
        ? null
        : rex.makeCall(least.getType(), FUNCTION, List.of(least, most));
  }

  private static @Nullable RexNode bound(List<RexNode> conditions, int column, SqlKind kind) {
    for (RexNode condition : conditions) {
      if (condition instanceof RexCall call
          && call.getKind() == kind
          && Expressions.isInput(call.getOperands().get(0), column)
          && Expressions.isConstant(call.getOperands().get(1))) {
        return call.getOperands().get(1);
      }
    }
    return null;
  }

  /**
   * Called by generated code: the value that both bounds have.
   *
   * @throws MissingKeyException if they differ
   */
  public static @Nullable Object same(@Nullable Object least, @Nullable Object most) {
    if (!Objects.equals(least, most)) {
      throw new MissingKeyException(
          "A table that is read by its key cannot be read for all keys from '"
              + least
              + "' to '"
              + most
              + "': give the keys by = or IN, or join it with a table that has them.");
    }
    return least;
  }

  private static final class Function extends SqlUserDefinedFunction {
    Function() {
      super(
          new SqlIdentifier("SAME", SqlParserPos.ZERO),
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.ARG0,
          null,
          null,
          new Implementation());
    }

    @Override
    public boolean isDynamicFunction() {
      return true;
    }
  }

  private static final class Implementation implements ScalarFunction, ImplementableFunction {
    @Override
    public RelDataType getReturnType(RelDataTypeFactory types) {
      return KeyFunction.type(types);
    }

    @Override
    public List<FunctionParameter> getParameters() {
      return List.of();
    }

    @Override
    public CallImplementor getImplementor() {
      return RexImpTable.createImplementor(
          (translator, call, operands) ->
              EnumUtils.convert(
                  org.apache.calcite.linq4j.tree.Expressions.call(
                      EqualBounds.class,
                      "same",
                      EnumUtils.convert(operands.get(0), Object.class),
                      EnumUtils.convert(operands.get(1), Object.class)),
                  operands.get(0).getType()),
          NullPolicy.NONE,
          false);
    }
  }
}
