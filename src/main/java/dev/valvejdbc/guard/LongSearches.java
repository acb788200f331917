package dev.valvejdbc.guard;

import java.util.List;
import java.util.Map;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.adapter.enumerable.EnumUtils;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexLocalRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.apache.calcite.util.Sarg;

/**
 * Has values looked up that a plan compares with many constants: code that compares them one by one
 * takes long to compile, and more than a thousand are more than a method may hold.
 */
final class LongSearches extends RexShuttle {
  /** Ranges up to which they are compared one by one. */
  private static final int FEW = 20;

  /** The first number of parameters that are no statement's own. */
  private static final int FIRST = 1 << 24;

  private static final SqlOperator OPERATOR =
      new SqlUserDefinedFunction(
          new SqlIdentifier("IN_RANGES", SqlParserPos.ZERO),
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.BOOLEAN_NULLABLE,
          null,
          OperandTypes.operandMetadata(
              List.of(SqlTypeFamily.ANY, SqlTypeFamily.ANY),
              types -> List.of(),
              i -> i == 0 ? "value" : "ranges",
              i -> false),
          new Implementation());

  private final RexBuilder rex;

  /** What references in an expression refer to. */
  private final List<RexNode> known;

  private final Map<String, Object> handed;

  private LongSearches(RexBuilder rex, List<RexNode> known, Map<String, Object> handed) {
    this.rex = rex;
    this.known = known;
    this.handed = handed;
  }

  /**
   * The plan with such searches looked up.
   *
   * @param handed takes what the plan's code is to be handed over, by name
   */
  static RelNode in(RelNode plan, Map<String, Object> handed) {
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode other) {
            return other.getConvention() == EnumerableConvention.INSTANCE
                ? itself(super.visit(other), handed)
                : other; // a database reads it
          }
        });
  }

  private static RelNode itself(RelNode node, Map<String, Object> handed) {
    List<RexNode> known =
        node instanceof EnumerableCalc calc ? calc.getProgram().getExprList() : List.of();
    return node.accept(new LongSearches(node.getCluster().getRexBuilder(), known, handed));
  }

  @Override
  public RexNode visitCall(RexCall call) {
    if (call.getKind() != SqlKind.SEARCH
        || !(meant(call.getOperands().get(1)) instanceof RexLiteral literal)
        || !isLong(literal)) {
      return super.visitCall(call);
    }
    RexNode value = call.getOperands().get(0);
    ValueRanges ranges = ValueRanges.of(value.getType(), literal);
    if (ranges == null) {
      return super.visitCall(call);
    }
    int number = FIRST + handed.size();
    handed.put("?" + number, ranges);
    RelDataType any = rex.getTypeFactory().createSqlType(SqlTypeName.ANY);
    return rex.makeCall(
        call.getType(), OPERATOR, List.of(value.accept(this), new RexDynamicParam(any, number)));
  }

  private RexNode meant(RexNode operand) {
    return operand instanceof RexLocalRef ref ? known.get(ref.getIndex()) : operand;
  }

  private static boolean isLong(RexLiteral literal) {
    Sarg<?> ranges = literal.getValueAs(Sarg.class);
    return ranges != null && ranges.rangeSet.asRanges().size() > FEW;
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
                  ValueRanges.class,
                  "contain",
                  operands.stream().map(Implementation::boxed).toList()),
          NullPolicy.NONE,
          false);
    }

    private static Expression boxed(Expression operand) {
      return EnumUtils.convert(operand, Object.class);
    }
  }
}
