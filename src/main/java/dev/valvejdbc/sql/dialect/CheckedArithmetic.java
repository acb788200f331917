package dev.valvejdbc.sql.dialect;

import dev.valvejdbc.sql.library.Absolute;
import dev.valvejdbc.sql.library.MethodFunction;
import dev.valvejdbc.sql.library.Numbers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Makes sums, differences and products of integers errors where they are out of range, and what is
 * computed of floating-point numbers where it is no finite number, as PostgreSQL does.
 */
public final class CheckedArithmetic extends PlanShuttle {
  private static final Map<SqlKind, SqlOperator> DOUBLES =
      Map.of(
          SqlKind.PLUS, of(SqlStdOperatorTable.PLUS, "sum"),
          SqlKind.MINUS, of(SqlStdOperatorTable.MINUS, "difference"),
          SqlKind.TIMES, of(SqlStdOperatorTable.MULTIPLY, "product"),
          SqlKind.DIVIDE, of(SqlStdOperatorTable.DIVIDE, "quotient"));

  private static final SqlOperator FINITE =
      MethodFunction.replacing("FINITE", Numbers.class, "finite", ReturnTypes.DOUBLE);

  /** Functions that may yield infinity, or no number. */
  private static final Set<String> YIELDING =
      Set.of("SQRT", "POWER", "POW", "EXP", "ASIN", "ACOS", "ACOSH", "ATANH", "COSH", "SINH");

  /** What looks at its operand once: nested cases would double it with each level. */
  private static final Map<SqlTypeName, SqlOperator> ABSOLUTES =
      Map.of(SqlTypeName.INTEGER, absolute("ofInteger"), SqlTypeName.BIGINT, absolute("ofBigint"));

  private final RexBuilder rex;

  private CheckedArithmetic(RexBuilder rex) {
    this.rex = rex;
  }

  private static SqlOperator of(SqlOperator operator, String method) {
    return MethodFunction.standingFor(operator, Numbers.class, method, ReturnTypes.DOUBLE);
  }

  private static SqlOperator absolute(String method) {
    return MethodFunction.standingFor(
        SqlStdOperatorTable.ABS, Absolute.class, method, ReturnTypes.ARG0);
  }

  /** The plan with checked operators. */
  public static RelNode in(RelNode plan) {
    return new CheckedArithmetic(plan.getCluster().getRexBuilder()).rewritten(plan);
  }

  @Override
  public RexNode visitCall(RexCall call) {
    RexNode visited = super.visitCall(call);
    if (visited instanceof RexCall c && isDouble(c.getType())) {
      return finite(c);
    }
    if (visited instanceof RexCall c
        && c.getOperator().getName().equals("ABS")
        && SqlTypeUtil.isIntType(c.getType())) {
      return absolute(c);
    }
    SqlOperator checked = visited instanceof RexCall c ? checked(c) : null;
    return checked == null
        ? visited
        : rex.makeCall(call.getType(), checked, ((RexCall) visited).getOperands());
  }

  /** Without its sign the least integer is out of range. */
  private RexNode absolute(RexCall call) {
    RexNode number = call.getOperands().get(0);
    SqlOperator absolute = ABSOLUTES.get(number.getType().getSqlTypeName());
    if (absolute != null) {
      return rex.makeCall(call.getType(), absolute, List.of(number));
    }
    RelDataType wide =
        rex.getTypeFactory()
            .createTypeWithNullability(
                rex.getTypeFactory().createSqlType(SqlTypeName.INTEGER),
                number.getType().isNullable());
    return rex.makeCast(
        call.getType(),
        absolute((RexCall) rex.makeCall(call.getOperator(), rex.makeCast(wide, number))));
  }

  private static boolean isDouble(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.DOUBLE
        || type.getSqlTypeName() == SqlTypeName.FLOAT;
  }

  /** The call, with an error where it would yield infinity or no number at all. */
  private RexNode finite(RexCall call) {
    SqlOperator operator = DOUBLES.get(call.getKind());
    if (operator != null
        && call.getOperands().size() == 2
        && call.getOperands().stream().allMatch(o -> SqlTypeUtil.isNumeric(o.getType()))) {
      return rex.makeCall(
          call.getType(), operator, call.getOperands().stream().map(this::asDouble).toList());
    }
    return YIELDING.contains(call.getOperator().getName())
        ? rex.makeCall(
            call.getType(), FINITE, List.of(call, rex.makeLiteral(call.getOperator().getName())))
        : call;
  }

  private RexNode asDouble(RexNode operand) {
    RelDataType type = rex.getTypeFactory().createSqlType(SqlTypeName.DOUBLE);
    return isDouble(operand.getType())
        ? operand
        : rex.makeCast(
            rex.getTypeFactory().createTypeWithNullability(type, operand.getType().isNullable()),
            operand);
  }

  private static @Nullable SqlOperator checked(RexCall call) {
    if (!SqlTypeUtil.isIntType(call.getType())
        || !call.getOperands().stream().allMatch(o -> SqlTypeUtil.isIntType(o.getType()))) {
      return null;
    }
    return switch (call.getKind()) {
      case PLUS -> SqlStdOperatorTable.CHECKED_PLUS;
      case MINUS -> SqlStdOperatorTable.CHECKED_MINUS;
      case TIMES -> SqlStdOperatorTable.CHECKED_MULTIPLY;
      case MINUS_PREFIX -> SqlStdOperatorTable.CHECKED_UNARY_MINUS;
      case DIVIDE -> SqlStdOperatorTable.CHECKED_DIVIDE;
      default -> null;
    };
  }
}
