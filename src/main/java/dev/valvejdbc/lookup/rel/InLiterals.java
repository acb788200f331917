package dev.valvejdbc.lookup.rel;

import java.util.List;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.adapter.enumerable.EnumUtils;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether a value is among the literals of a long list: one step, however long the list is.
 */
public final class InLiterals extends SqlUserDefinedFunction {
  public static final InLiterals OPERATOR = new InLiterals();

  private InLiterals() {
    super(
        new SqlIdentifier("IN_LITERALS", SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.BOOLEAN_NULLABLE,
        null,
        OperandTypes.operandMetadata(
            List.of(SqlTypeFamily.ANY, SqlTypeFamily.ANY),
            types -> List.of(),
            i -> i == 0 ? "value" : "list",
            i -> false),
        new Implementation());
  }

  /** Its type, without looking for a function of that name: no text of a user's calls it. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    call.getOperandList().forEach(o -> validator.deriveType(scope, o));
    return validateOperands(validator, scope, call);
  }

  /** The list that a condition asks about, null if it is no such condition. */
  public static @Nullable LiteralParameter list(RexNode condition) {
    return condition instanceof RexCall call
            && call.getOperator().equals(OPERATOR)
            && call.getOperands().get(1) instanceof LiteralParameter list
        ? list
        : null;
  }

  /** Says that a value equals a constant, or is in it if it is a list. */
  public static RexNode equality(RexBuilder rex, RexNode value, RexNode constant) {
    boolean list = constant instanceof LiteralParameter literal && literal.isList();
    return rex.makeCall(list ? OPERATOR : SqlStdOperatorTable.EQUALS, value, constant);
  }

  private record Implementation() implements ScalarFunction, ImplementableFunction {
    @Override
    public RelDataType getReturnType(RelDataTypeFactory types) {
      return types.createSqlType(SqlTypeName.BOOLEAN);
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
                  LiteralList.class,
                  "contains",
                  operands.stream().map(Implementation::boxed).toList()),
          NullPolicy.NONE,
          false);
    }

    private static Expression boxed(Expression operand) {
      return EnumUtils.convert(operand, Object.class);
    }
  }
}
