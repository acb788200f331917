package dev.valvejdbc.sql.library;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Gives calls a meaning for types that the standard refuses there and PostgreSQL does not. */
public final class TypedCalls {
  /** The time between two moments, or the days between two dates. */
  public static final SqlOperator DIFFERENCE =
      new SqlSpecialOperator(
          "TIME_DIFFERENCE",
          SqlKind.OTHER,
          40,
          true,
          call -> {
            RelDataTypeFactory types = call.getTypeFactory();
            boolean days = isDate(call.getOperandType(0)) && isDate(call.getOperandType(1));
            return types.createTypeWithNullability(
                days ? types.createSqlType(SqlTypeName.INTEGER) : span(types),
                call.getOperandType(0).isNullable() || call.getOperandType(1).isNullable());
          },
          null,
          OperandTypes.ANY_ANY);

  private static final Set<String> LETTERS = Set.of("UPPER", "LOWER", "INITCAP");

  /** TO_CHAR of a number. */
  static final SqlOperator NUMBER_TEXT =
      MethodFunction.of(
          "$NUMBER_TEXT", Numbers.class, "written", Kind.TEXT, Kind.NUMBER, Kind.TEXT);

  private static final int DECIMAL_DIGITS = 38;
  private static final int SOME_DIGITS = 6;

  private TypedCalls() {}

  /** The type of the time between two moments. */
  public static RelDataType span(RelDataTypeFactory types) {
    return Kind.SPAN.type(types);
  }

  private static boolean isDate(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.DATE;
  }

  private static boolean isDatetime(RelDataType type) {
    return isDate(type) || type.getSqlTypeName() == SqlTypeName.TIMESTAMP;
  }

  /**
   * Changes a call, or what it is applied to, where its types want it.
   *
   * @param typeOf the types of its operands
   */
  public static void settle(SqlCall call, Function<SqlNode, RelDataType> typeOf) {
    if (!(call instanceof SqlBasicCall basic)) {
      return;
    }
    if (call.operandCount() == 1 && LETTERS.contains(name(call))) {
      letters(basic, typeOf);
    }
    if (call.operandCount() < 2) {
      return;
    }
    switch (call.getKind()) {
      case PLUS, MINUS -> sum(basic, typeOf);
      case CAST, SAFE_CAST -> cast(basic, typeOf);
      case SOME, ALL -> member(basic, typeOf);
      default -> {
        if (call.getOperator() instanceof Series) {
          series(basic, typeOf);
        } else if (call.getOperator().getName().equalsIgnoreCase("TO_CHAR")
            && SqlTypeUtil.isNumeric(typeOf.apply(call.operand(0)))) {
          basic.setOperator(NUMBER_TEXT);
        }
      }
    }
  }

  private static String name(SqlCall call) {
    return call.getOperator().getName().toUpperCase(Locale.ROOT);
  }

  /** Some letters become two as capitals, for which a text of a fixed length has no room. */
  private static void letters(SqlBasicCall call, Function<SqlNode, RelDataType> typeOf) {
    if (typeOf.apply(call.operand(0)).getSqlTypeName() == SqlTypeName.CHAR) {
      call.setOperand(0, cast(call.operand(0), SqlTypeName.VARCHAR, -1));
    }
  }

  private static void sum(SqlBasicCall call, Function<SqlNode, RelDataType> typeOf) {
    RelDataType left = typeOf.apply(call.operand(0));
    RelDataType right = typeOf.apply(call.operand(1));
    if (isDate(left) && SqlTypeUtil.isIntType(right)) {
      call.setOperand(1, days(call.operand(1)));
    } else if (isDate(right) && SqlTypeUtil.isIntType(left) && call.getKind() == SqlKind.PLUS) {
      call.setOperand(0, days(call.operand(0)));
    } else if (call.getKind() == SqlKind.MINUS && isDatetime(left) && isDatetime(right)) {
      call.setOperator(DIFFERENCE);
    } else if (isDate(left) && isOfDayTime(right)) {
      call.setOperand(0, cast(call.operand(0), SqlTypeName.TIMESTAMP, 3));
    } else if (isDate(right) && isOfDayTime(left)) {
      call.setOperand(1, cast(call.operand(1), SqlTypeName.TIMESTAMP, 3));
    }
  }

  /** Whether an interval has hours, minutes or seconds, for which a date has no room. */
  private static boolean isOfDayTime(RelDataType type) {
    return SqlTypeName.DAY_INTERVAL_TYPES.contains(type.getSqlTypeName())
        && type.getSqlTypeName() != SqlTypeName.INTERVAL_DAY;
  }

  private static SqlNode days(SqlNode number) {
    SqlParserPos at = number.getParserPosition();
    SqlNode day =
        SqlLiteral.createInterval(1, "1", new SqlIntervalQualifier(TimeUnit.DAY, null, at), at);
    return SqlStdOperatorTable.MULTIPLY.createCall(at, number, day);
  }

  /** What is true counts as 1. */
  private static void cast(SqlBasicCall call, Function<SqlNode, RelDataType> typeOf) {
    if (call.operand(1) instanceof SqlDataTypeSpec target
        && target.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic
        && SqlTypeName.get(basic.getTypeName().getSimple()) == SqlTypeName.DECIMAL
        && basic.getPrecision() < 0) {
      call.setOperand(1, decimal(target, typeOf.apply(call.operand(0))));
    }
    if (!(call.operand(1) instanceof SqlDataTypeSpec target)
        || !(target.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic)
        || !SqlTypeName.NUMERIC_TYPES.contains(SqlTypeName.get(basic.getTypeName().getSimple()))
        || typeOf.apply(call.operand(0)).getSqlTypeName() != SqlTypeName.BOOLEAN) {
      return;
    }
    SqlNode truth = call.operand(0);
    SqlParserPos at = truth.getParserPosition();
    call.setOperand(
        0,
        new SqlCase(
            at,
            null,
            SqlNodeList.of(truth, SqlStdOperatorTable.NOT.createCall(at, truth)),
            SqlNodeList.of(
                SqlLiteral.createExactNumeric("1", at), SqlLiteral.createExactNumeric("0", at)),
            SqlLiteral.createNull(at)));
  }

  /** DECIMAL without digits holds those of what it is made of, and of texts and DOUBLE some. */
  private static SqlDataTypeSpec decimal(SqlDataTypeSpec target, RelDataType from) {
    if (SqlTypeUtil.isIntType(from) || from.getSqlTypeName() == SqlTypeName.NULL) {
      return target;
    }
    int scale = SqlTypeUtil.isDecimal(from) ? Math.max(0, from.getScale()) : SOME_DIGITS;
    SqlParserPos at = target.getParserPosition();
    return new SqlDataTypeSpec(
        new SqlBasicTypeNameSpec(SqlTypeName.DECIMAL, DECIMAL_DIGITS, scale, at), at);
  }

  /** A text is looked for in an array of texts whatever its length. */
  private static void member(SqlBasicCall call, Function<SqlNode, RelDataType> typeOf) {
    if (!(call.operand(1) instanceof SqlNodeList list) || list.size() != 1) {
      return;
    }
    RelDataType element = typeOf.apply(list.get(0)).getComponentType();
    RelDataType value = element == null ? null : typeOf.apply(call.operand(0));
    if (value != null
        && value.getSqlTypeName() == SqlTypeName.CHAR
        && element.getSqlTypeName() == SqlTypeName.VARCHAR) {
      call.setOperand(0, cast(call.operand(0), SqlTypeName.VARCHAR, -1));
    }
  }

  private static void series(SqlBasicCall call, Function<SqlNode, RelDataType> typeOf) {
    for (int i = 0; i < 2; i++) {
      if (isDate(typeOf.apply(call.operand(i)))) {
        call.setOperand(i, cast(call.operand(i), SqlTypeName.TIMESTAMP, 3));
      }
    }
  }

  private static SqlNode cast(SqlNode value, SqlTypeName type, int precision) {
    SqlParserPos at = value.getParserPosition();
    return SqlStdOperatorTable.CAST.createCall(
        at, value, new SqlDataTypeSpec(new SqlBasicTypeNameSpec(type, precision, at), at));
  }
}
