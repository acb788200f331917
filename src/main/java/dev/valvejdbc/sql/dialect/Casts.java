package dev.valvejdbc.sql.dialect;

import dev.valvejdbc.sql.library.MethodFunction;
import dev.valvejdbc.sql.library.Numbers;
import dev.valvejdbc.sql.library.Texts;
import dev.valvejdbc.sql.library.TimeSums;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.jspecify.annotations.Nullable;

/** Converts casts that mean something else to users than to Calcite. */
final class Casts {
  private static final SqlOperator TRUTH =
      MethodFunction.replacing("TRUTH", Texts.class, "truth", ReturnTypes.BOOLEAN);
  private static final SqlOperator TRUTH_TEXT =
      MethodFunction.replacing("TRUTH_TEXT", Texts.class, "ofTruth", ReturnTypes.VARCHAR);
  private static final SqlOperator WHOLE =
      MethodFunction.replacing("WHOLE", Numbers.class, "whole", ReturnTypes.DOUBLE);
  private static final SqlOperator WHOLE_EXACT =
      MethodFunction.replacing("WHOLE_EXACT", Numbers.class, "wholeExact", ReturnTypes.DOUBLE);
  private static final SqlOperator EXACT =
      MethodFunction.replacing("EXACT", Numbers.class, "exact", ReturnTypes.DOUBLE);
  private static final SqlOperator NARROW =
      MethodFunction.replacing("NARROW", Numbers.class, "narrow", ReturnTypes.DOUBLE);
  private static final SqlOperator CLOCK =
      MethodFunction.replacing("CLOCK", TimeSums.class, "clock", ReturnTypes.VARCHAR);
  private static final SqlOperator TRIED_TRUTH =
      MethodFunction.replacing("TRIED_TRUTH", Texts.class, "triedTruth", ReturnTypes.BOOLEAN);

  private Casts() {}

  /** What TRY_CAST tries; null for other nodes. */
  static @Nullable SqlNode tried(SqlNode node) {
    return node.getKind() == SqlKind.SAFE_CAST ? ((SqlCall) node).operand(0) : null;
  }

  /** Texts are true or false in more words than the standard has. */
  static RexNode converted(SqlRexContext context, SqlCall call) {
    SqlRexConvertlet casting = Objects.requireNonNull(StandardConvertletTable.INSTANCE.get(call));
    RexNode standard = casting.convertCall(context, call);
    RexNode changed =
        call.getKind() == SqlKind.CAST
            ? changed(context, standard, context.convertExpression(call.operand(0)))
            : null;
    if (changed != null) {
      return changed;
    }
    if (standard.getType().getSqlTypeName() != SqlTypeName.BOOLEAN) {
      return call.getKind() == SqlKind.SAFE_CAST
          ? tried(context.getRexBuilder(), standard)
          : standard;
    }
    RexNode text = context.convertExpression(call.operand(0));
    if (!SqlTypeUtil.inCharFamily(text.getType())) {
      return standard;
    }
    boolean tried = call.getKind() == SqlKind.SAFE_CAST;
    return context
        .getRexBuilder()
        .makeCall(standard.getType(), tried ? TRIED_TRUTH : TRUTH, List.of(text));
  }

  /**
   * Tries each result of a CASE alone, for which Calcite has no code, and a parameter once it is a
   * text: Calcite's code casts parameters before it tries anything.
   */
  private static RexNode tried(RexBuilder rex, RexNode cast) {
    if (cast.getKind() == SqlKind.SAFE_CAST) {
      RexNode text = ((RexCall) cast).getOperands().get(0);
      if (RexUtil.removeCast(text) instanceof RexDynamicParam
          && SqlTypeUtil.inCharFamily(text.getType())) {
        RexNode made = rex.makeCall(SqlStdOperatorTable.CONCAT, text, rex.makeLiteral(""));
        return rex.makeAbstractCast(cast.getType(), made, true);
      }
    }
    if (cast.getKind() != SqlKind.SAFE_CAST
        || !(((RexCall) cast).getOperands().get(0) instanceof RexCall cases)
        || cases.getKind() != SqlKind.CASE) {
      return cast;
    }
    RelDataType type = cast.getType();
    List<RexNode> operands = new ArrayList<>(cases.getOperands());
    for (int i = 0; i < operands.size(); i++) {
      if (i % 2 == 1 || i == operands.size() - 1) {
        operands.set(i, tried(rex, rex.makeAbstractCast(type, operands.get(i), true)));
      }
    }
    return rex.makeCall(type, cases.getOperator(), operands);
  }

  /**
   * A number with fractions becomes the nearest whole one, and infinity none; what is true becomes
   * a text in small letters, as PostgreSQL writes it.
   */
  private static @Nullable RexNode changed(SqlRexContext context, RexNode cast, RexNode value) {
    RelDataType from = value.getType();
    boolean exact = SqlTypeUtil.isExactNumeric(cast.getType());
    SqlOperator operator = null;
    if (SqlTypeUtil.isApproximateNumeric(from) && exact) {
      operator = SqlTypeUtil.isIntType(cast.getType()) ? WHOLE : EXACT;
    } else if (from.getSqlTypeName() == SqlTypeName.DECIMAL
        && from.getScale() > 0
        && SqlTypeUtil.isIntType(cast.getType())) {
      operator = WHOLE_EXACT; // Calcite rounds behind its check
    } else if (SqlTypeUtil.isApproximateNumeric(from)
        && from.getSqlTypeName() != SqlTypeName.REAL
        && cast.getType().getSqlTypeName() == SqlTypeName.REAL) {
      operator = NARROW;
    } else if (SqlTypeUtil.inCharFamily(from)
        && cast.getType().getSqlTypeName() == SqlTypeName.TIME) {
      operator = CLOCK;
    } else if (from.getSqlTypeName() == SqlTypeName.BOOLEAN
        && SqlTypeUtil.inCharFamily(cast.getType())
        && !RexLiteral.isNullLiteral(value)) {
      operator = TRUTH_TEXT;
    }
    if (operator == null) {
      return null;
    }
    RexBuilder rex = context.getRexBuilder();
    RelDataTypeFactory types = rex.getTypeFactory();
    RelDataType type =
        operator.equals(WHOLE_EXACT)
            ? types.createSqlType(SqlTypeName.DECIMAL, from.getPrecision(), 0)
            : types.createSqlType(
                operator.equals(TRUTH_TEXT) || operator.equals(CLOCK)
                    ? SqlTypeName.VARCHAR
                    : SqlTypeName.DOUBLE);
    return rex.makeAbstractCast(
        cast.getType(),
        rex.makeCall(
            rex.getTypeFactory().createTypeWithNullability(type, from.isNullable()),
            operator,
            List.of(value)),
        false);
  }
}
