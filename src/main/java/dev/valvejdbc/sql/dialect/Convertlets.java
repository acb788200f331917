package dev.valvejdbc.sql.dialect;

import dev.valvejdbc.sql.library.CodePoints;
import dev.valvejdbc.sql.library.Functions;
import dev.valvejdbc.sql.library.MethodFunction;
import dev.valvejdbc.sql.library.TypedCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.jspecify.annotations.Nullable;

/** Converts calls that mean something else to users than to Calcite; leaves the others to it. */
public final class Convertlets implements SqlRexConvertletTable {
  /** What CURRENT_CATALOG answers. */
  private static final String CATALOG = "valve";

  private static final long MILLIS_OF_A_DAY = 86_400_000;

  private static final Map<SqlOperator, SqlOperator> TEXTS =
      Map.ofEntries(
          text(SqlStdOperatorTable.CHAR_LENGTH, "charLength"),
          text(SqlStdOperatorTable.CHARACTER_LENGTH, "charLength"),
          text(SqlLibraryOperators.LENGTH, "charLength"),
          text(SqlStdOperatorTable.SUBSTRING, "substring"),
          text(SqlLibraryOperators.SUBSTR_POSTGRESQL, "substring"),
          text(SqlStdOperatorTable.POSITION, "position"),
          text(SqlLibraryOperators.STRPOS, "strpos"),
          text(SqlLibraryOperators.LEFT, "left"),
          text(SqlLibraryOperators.RIGHT, "right"),
          text(SqlStdOperatorTable.OVERLAY, "overlay"));

  private final String version;

  /**
   * Converts for a driver.
   *
   * @param version what VERSION() answers
   */
  public Convertlets(String version) {
    this.version = version;
  }

  private static Map.Entry<SqlOperator, SqlOperator> text(SqlOperator operator, String method) {
    return Map.entry(
        operator,
        MethodFunction.replacing(
            operator.getName(), CodePoints.class, method, ReturnTypes.VARCHAR));
  }

  @Override
  public @Nullable SqlRexConvertlet get(SqlCall call) {
    SqlRexConvertlet convertlet = convertlet(call);
    return convertlet == null
        ? null
        : (context, asked) ->
            Expansion.bounded(convertlet.convertCall(new ConvertedOnce(context), asked));
  }

  private @Nullable SqlRexConvertlet convertlet(SqlCall call) {
    if (TEXTS.containsKey(call.getOperator())) {
      return Convertlets::text;
    }
    String answer = answer(call.getOperator());
    if (answer != null) {
      return (context, asked) -> literal(context, asked, answer);
    }
    if (call.getOperator().equals(Functions.TYPEOF)
        || call.getOperator().equals(Functions.PG_TYPEOF)) {
      return (context, asked) -> literal(context, asked, typeName(context, asked));
    }
    if (call.getOperator().equals(TypedCalls.DIFFERENCE)) {
      return Convertlets::difference;
    }
    if (call.getOperator().equals(SqlStdOperatorTable.CURRENT_SCHEMA)) {
      return (context, asked) -> literal(context, asked, schema(context));
    }
    return switch (call.getKind()) {
      case CAST, SAFE_CAST -> Casts::converted;
      case TIMES -> Convertlets::times;
      default -> {
        SqlRexConvertlet comparison = Comparisons.of(call);
        yield comparison == null ? StandardConvertletTable.INSTANCE.get(call) : comparison;
      }
    };
  }

  private @Nullable String answer(SqlOperator operator) {
    if (operator.equals(Functions.VERSION)) {
      return version;
    }
    return operator.equals(SqlStdOperatorTable.CURRENT_CATALOG) ? CATALOG : null;
  }

  private static String typeName(SqlRexContext context, SqlCall call) {
    RelDataType type = context.getValidator().getValidatedNodeType(call.operand(0));
    return type.toString().replaceAll(" (CHARACTER SET|COLLATE) \\S+", "").toLowerCase(Locale.ROOT);
  }

  private static String schema(SqlRexContext context) {
    List<String> path = context.getValidator().getCatalogReader().getSchemaPaths().get(0);
    return path.isEmpty() ? "" : path.get(path.size() - 1);
  }

  private static RexNode literal(SqlRexContext context, SqlCall asked, String answer) {
    return context
        .getRexBuilder()
        .makeLiteral(answer, context.getValidator().getValidatedNodeType(asked), true);
  }

  /** The time between two moments; whole days between two dates. */
  private static RexNode difference(SqlRexContext context, SqlCall call) {
    RexBuilder rex = context.getRexBuilder();
    List<RexNode> operands = operands(context, call);
    RelDataType type = context.getValidator().getValidatedNodeType(call);
    boolean days = SqlTypeUtil.isIntType(type);
    RelDataType span =
        rex.getTypeFactory()
            .createTypeWithNullability(TypedCalls.span(rex.getTypeFactory()), type.isNullable());
    List<RexNode> moments = new ArrayList<>();
    for (RexNode operand : operands) {
      RelDataType moment = rex.getTypeFactory().createSqlType(SqlTypeName.TIMESTAMP, 3);
      boolean nullable = operand.getType().isNullable();
      moments.add(
          rex.makeCast(rex.getTypeFactory().createTypeWithNullability(moment, nullable), operand));
    }
    RexNode time = rex.makeCall(span, SqlStdOperatorTable.MINUS_DATE, moments);
    if (!days) {
      return time;
    }
    RelDataType whole =
        rex.getTypeFactory()
            .createTypeWithNullability(
                rex.getTypeFactory().createSqlType(SqlTypeName.BIGINT), type.isNullable());
    return rex.makeCast(
        type,
        rex.makeCall(
            SqlStdOperatorTable.DIVIDE_INTEGER,
            rex.makeReinterpretCast(whole, time, rex.makeLiteral(false)),
            rex.makeExactLiteral(java.math.BigDecimal.valueOf(MILLIS_OF_A_DAY))));
  }

  private static List<RexNode> operands(SqlRexContext context, SqlCall call) {
    return call.getOperandList().stream().map(context::convertExpression).toList();
  }

  private static RexNode text(SqlRexContext context, SqlCall call) {
    RexNode standard = StandardConvertletTable.INSTANCE.convertCall(context, call);
    SqlOperator operator = TEXTS.get(call.getOperator());
    List<RexNode> operands = operands(context, call);
    boolean texts = operands.stream().noneMatch(o -> SqlTypeUtil.isBinary(o.getType()));
    return operator == null || !texts
        ? standard
        : context.getRexBuilder().makeCall(standard.getType(), operator, operands);
  }

  /** A number of intervals that is no integer, which Calcite has no code for. */
  private static RexNode times(SqlRexContext context, SqlCall call) {
    List<RexNode> operands = operands(context, call);
    int interval = SqlTypeUtil.isInterval(operands.get(0).getType()) ? 0 : 1;
    RelDataType type = operands.get(interval).getType();
    RexNode number = operands.get(1 - interval);
    if (!SqlTypeUtil.isInterval(type) || SqlTypeUtil.isIntType(number.getType())) {
      return StandardConvertletTable.INSTANCE.convertCall(context, call);
    }
    RexBuilder rex = context.getRexBuilder();
    RelDataType whole =
        rex.getTypeFactory()
            .createTypeWithNullability(
                rex.getTypeFactory().createSqlType(SqlTypeName.BIGINT), type.isNullable());
    RexNode product =
        rex.makeCall(
            SqlStdOperatorTable.MULTIPLY,
            number,
            rex.makeReinterpretCast(whole, operands.get(interval), rex.makeLiteral(false)));
    boolean nullable = type.isNullable() || number.getType().isNullable();
    RelDataType exact = rex.getTypeFactory().createTypeWithNullability(whole, nullable);
    return rex.makeReinterpretCast(
        rex.getTypeFactory().createTypeWithNullability(type, nullable),
        rex.makeCast(exact, product),
        rex.makeLiteral(false));
  }
}
