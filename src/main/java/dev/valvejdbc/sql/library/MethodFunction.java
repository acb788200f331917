package dev.valvejdbc.sql.library;

import dev.valvejdbc.guard.Guard;
import dev.valvejdbc.guard.GuardedTexts;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
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
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.jspecify.annotations.Nullable;

/**
 * A function that is a static method: null if an operand is null. The overloads of the method say
 * which operands may be left out, its first parameter whether it wants the guard of the execution.
 */
public final class MethodFunction extends SqlUserDefinedFunction {
  private final @Nullable Signature signature;
  private final Kind returned;
  private final UnaryOperator<SqlCall> shown;

  private MethodFunction(
      String name,
      SqlReturnTypeInference returns,
      Kind returned,
      @Nullable Signature operands,
      Implementation implementation,
      UnaryOperator<SqlCall> shown) {
    super(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        returns,
        operands == null ? null : operands.inference(),
        operands,
        implementation);
    this.returned = returned;
    this.shown = shown;
    signature = operands;
  }

  /**
   * A function of the language.
   *
   * @param host the class of the method, which is public
   */
  static MethodFunction of(String name, Class<?> host, String method, Kind returns, Kind... kinds) {
    Implementation implementation = new Implementation(host, method);
    List<Method> overloads = implementation.overloads();
    int least = overloads.stream().mapToInt(Implementation::operands).min().orElseThrow();
    boolean nullable =
        overloads.get(0).getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
    return new MethodFunction(
        name,
        call -> {
          RelDataTypeFactory types = call.getTypeFactory();
          boolean unknown =
              nullable || call.collectOperandTypes().stream().anyMatch(RelDataType::isNullable);
          return types.createTypeWithNullability(returns.type(types), unknown);
        },
        returns,
        new Signature(Arrays.asList(kinds), least),
        implementation,
        UnaryOperator.identity());
  }

  /** A function that stands in plans for an operator that was checked already. */
  public static MethodFunction replacing(
      String name, Class<?> host, String method, SqlReturnTypeInference returns) {
    return inPlans(name, host, method, returns, UnaryOperator.identity());
  }

  /** The same, shown to users as the operator that it stands for. */
  public static MethodFunction standingFor(
      SqlOperator operator, Class<?> host, String method, SqlReturnTypeInference returns) {
    return inPlans(
        operator.getName() + " OF",
        host,
        method,
        returns,
        call -> operator.createCall(call.getParserPosition(), call.getOperandList()));
  }

  private static MethodFunction inPlans(
      String name,
      Class<?> host,
      String method,
      SqlReturnTypeInference returns,
      UnaryOperator<SqlCall> shown) {
    return new MethodFunction(
        name, returns, Kind.ANY, null, new Implementation(host, method), shown);
  }

  @Override
  public void unparse(SqlWriter writer, SqlCall call, int left, int right) {
    SqlCall like = shown.apply(call);
    if (like == call) {
      super.unparse(writer, call, left, right);
    } else {
      like.unparse(writer, left, right);
    }
  }

  /** Whether it reads moments as a clock on the wall shows them. */
  public boolean isOfWallClock() {
    return signature != null && signature.kinds().contains(Kind.MOMENT);
  }

  /** Whether it yields a time of a clock on the wall without having read one. */
  public boolean makesWallClock() {
    return returned == Kind.MOMENT && !isOfWallClock();
  }

  /** What it yields; any for one that stands in plans alone. */
  Kind returned() {
    return returned;
  }

  /** Its operands. */
  Signature signature() {
    return Objects.requireNonNull(signature, "it stands in plans alone");
  }

  private record Implementation(Class<?> host, String method)
      implements ScalarFunction, ImplementableFunction {

    List<Method> overloads() {
      return Arrays.stream(host.getMethods()).filter(m -> m.getName().equals(method)).toList();
    }

    private static boolean wantsTexts(Method method) {
      return method.getParameterCount() > 0 && method.getParameterTypes()[0] == GuardedTexts.class;
    }

    static int operands(Method method) {
      return method.getParameterCount() - (wantsTexts(method) ? 1 : 0);
    }

    @Override
    public RelDataType getReturnType(RelDataTypeFactory types) {
      return types.createSqlType(SqlTypeName.ANY);
    }

    @Override
    public List<FunctionParameter> getParameters() {
      return List.of();
    }

    @Override
    public CallImplementor getImplementor() {
      return RexImpTable.createImplementor(
          (translator, call, operands) -> called(translator.getRoot(), operands),
          NullPolicy.STRICT,
          false);
    }

    private Expression called(Expression root, List<Expression> operands) {
      Method called =
          overloads().stream()
              .filter(m -> operands(m) == operands.size())
              .findFirst()
              .orElseThrow();
      List<Expression> arguments = new ArrayList<>();
      if (wantsTexts(called)) {
        Expression context = Expressions.convert_(root, DataContext.class);
        arguments.add(Expressions.call(Expressions.call(Guard.class, "of", context), "texts"));
      }
      for (Expression operand : operands) {
        arguments.add(fitting(operand, called.getParameterTypes()[arguments.size()]));
      }
      return Expressions.call(called, arguments);
    }

    private static Expression fitting(Expression operand, Class<?> wanted) {
      if (operand.getType() == wanted) {
        return operand;
      }
      Primitive primitive = Primitive.of(operand.getType());
      if (primitive != null && !wanted.isPrimitive() && wanted != String.class) {
        return Expressions.box(operand, primitive);
      }
      return wanted == Object.class ? operand : EnumUtils.convert(operand, wanted);
    }
  }
}
