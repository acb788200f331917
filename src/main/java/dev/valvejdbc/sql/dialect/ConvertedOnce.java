package dev.valvejdbc.sql.dialect;

import java.util.IdentityHashMap;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexRangeRef;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.InitializerExpressionFactory;
import org.apache.calcite.sql2rel.SqlRexContext;

/**
 * Converts each operand of a call once, however often it is asked for: twice on each level would
 * take time by the power of the depth.
 */
final class ConvertedOnce implements SqlRexContext {
  private final SqlRexContext context;
  private final IdentityHashMap<SqlNode, RexNode> converted = new IdentityHashMap<>();

  /** Converts the operands of one call. */
  ConvertedOnce(SqlRexContext context) {
    this.context = context;
  }

  @Override
  public RexNode convertExpression(SqlNode expression) {
    RexNode known = converted.get(expression);
    if (known == null) {
      known = context.convertExpression(expression);
      converted.put(expression, known);
    }
    return known;
  }

  @Override
  public boolean hasEmptyGroup() {
    return context.hasEmptyGroup();
  }

  @Override
  public RexBuilder getRexBuilder() {
    return context.getRexBuilder();
  }

  @Override
  public RexRangeRef getSubQueryExpr(SqlCall call) {
    return context.getSubQueryExpr(call);
  }

  @Override
  public RelDataTypeFactory getTypeFactory() {
    return context.getTypeFactory();
  }

  @Override
  public InitializerExpressionFactory getInitializerExpressionFactory() {
    return context.getInitializerExpressionFactory();
  }

  @Override
  public SqlValidator getValidator() {
    return context.getValidator();
  }

  @Override
  public RexNode convertLiteral(SqlLiteral literal) {
    return context.convertLiteral(literal);
  }
}
