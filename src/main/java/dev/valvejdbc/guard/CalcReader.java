package dev.valvejdbc.guard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexLocalRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Reads the expressions of a program as nodes of a calculation. */
final class CalcReader {
  /** What works on any operand of a type in the same way, whatever its value is. */
  private static final Set<SqlKind> EVEN =
      EnumSet.of(
          SqlKind.EQUALS,
          SqlKind.NOT_EQUALS,
          SqlKind.LESS_THAN,
          SqlKind.LESS_THAN_OR_EQUAL,
          SqlKind.GREATER_THAN,
          SqlKind.GREATER_THAN_OR_EQUAL,
          SqlKind.PLUS,
          SqlKind.MINUS,
          SqlKind.TIMES);

  private final RexBuilder rex;
  private final RexProgram program;
  private final CalcSteps steps;
  private final @Nullable CalcNode[] read;
  private final List<CalcParameter> parameters = new ArrayList<>();
  private int shared;

  CalcReader(RexBuilder rex, RexProgram program, CalcSteps steps) {
    this.rex = rex;
    this.program = program;
    this.steps = steps;
    read = new @Nullable CalcNode[program.getExprCount()];
  }

  /** The parameters that nodes read. */
  List<CalcParameter> parameters() {
    return parameters;
  }

  /** How many expressions are shared by others. */
  int shared() {
    return shared;
  }

  /**
   * The node of an expression.
   *
   * @throws UnsupportedOperationException if it is none of a row alone
   */
  CalcNode node(RexNode expression) {
    if (expression instanceof RexLocalRef ref) {
      return local(ref.getIndex());
    }
    if (expression instanceof RexInputRef field) {
      return new CalcNode.Field(field.getIndex());
    }
    if (expression instanceof RexLiteral literal) {
      return literal.isNull() || isPlain(literal)
          ? new CalcNode.Constant(value(literal))
          : step(literal);
    }
    if (expression instanceof RexDynamicParam given) {
      CalcParameter parameter = CalcParameter.of(given);
      return parameter == null ? step(expression) : parameter(parameter);
    }
    if (!(expression instanceof RexCall call)) {
      return step(expression);
    }
    return switch (call.getKind()) {
      case AND -> new CalcNode.Junction(false, nodes(flat(call)));
      case OR -> new CalcNode.Junction(true, nodes(flat(call)));
      case NOT -> new CalcNode.Not(node(operand(call)));
      case IS_NULL -> new CalcNode.Is(node(operand(call)), null, true);
      case IS_NOT_NULL -> new CalcNode.Is(node(operand(call)), null, false);
      case IS_TRUE -> new CalcNode.Is(node(operand(call)), true, true);
      case IS_NOT_TRUE -> new CalcNode.Is(node(operand(call)), true, false);
      case IS_FALSE -> new CalcNode.Is(node(operand(call)), false, true);
      case IS_NOT_FALSE -> new CalcNode.Is(node(operand(call)), false, false);
      case CASE -> choice(call);
      case SEARCH -> node(RexUtil.expandSearch(rex, program, call));
      default -> step(call);
    };
  }

  private CalcNode parameter(CalcParameter parameter) {
    if (!parameters.contains(parameter)) {
      parameters.add(parameter);
    }
    return new CalcNode.Parameter(parameters.indexOf(parameter));
  }

  private static RexNode operand(RexCall call) {
    return call.getOperands().get(0);
  }

  private List<CalcNode> nodes(List<RexNode> expressions) {
    return expressions.stream().map(this::node).toList();
  }

  private CalcNode local(int index) {
    CalcNode known = read[index];
    if (known == null) {
      CalcNode node = node(program.getExprList().get(index));
      boolean simple = node instanceof CalcNode.Field || node instanceof CalcNode.Constant;
      known = simple ? node : new CalcNode.Shared(shared++, node);
      read[index] = known;
    }
    return known;
  }

  /** The operands of AND or OR, those of the same below included. */
  private List<RexNode> flat(RexCall call) {
    List<RexNode> operands = new ArrayList<>();
    for (RexNode operand : call.getOperands()) {
      RexNode meant =
          operand instanceof RexLocalRef ref ? program.getExprList().get(ref.getIndex()) : operand;
      if (meant.getKind() == call.getKind()) {
        operands.addAll(flat((RexCall) meant));
      } else {
        operands.add(operand);
      }
    }
    return operands;
  }

  /** The results of a CASE are of one class, as those of its compiled form are. */
  private CalcNode choice(RexCall call) {
    List<RexNode> operands = call.getOperands();
    int last = operands.size() - 1;
    List<CalcNode> branches = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      RexNode operand = operands.get(i);
      boolean result = i == last || i % 2 == 1;
      boolean fits =
          !result
              || operand.getType().getSqlTypeName() == SqlTypeName.NULL
              || javaClass(operand.getType()).equals(javaClass(call.getType()));
      branches.add(node(fits ? operand : rex.makeCast(nullable(call.getType()), operand)));
    }
    return new CalcNode.Choice(branches);
  }

  private RelDataType nullable(RelDataType type) {
    return rex.getTypeFactory().createTypeWithNullability(type, true);
  }

  private Object javaClass(RelDataType type) {
    return Primitive.box(((JavaTypeFactory) rex.getTypeFactory()).getJavaClass(type));
  }

  /** A step of its own, on the values of what it refers to. */
  private CalcNode step(RexNode expression) {
    List<CalcNode> operands = new ArrayList<>();
    List<RelDataType> types = new ArrayList<>();
    RexNode step = on(expression, operands, types);
    return new CalcNode.Step(steps.place(step, types), operands);
  }

  private RexNode on(RexNode expression, List<CalcNode> operands, List<RelDataType> types) {
    if (!(expression instanceof RexCall call)) {
      if (RexUtil.containsCorrelation(expression) || RexUtil.containsFieldAccess(expression)) {
        throw new UnsupportedOperationException();
      }
      return expression;
    }
    boolean even =
        EVEN.contains(call.getKind()) || call.getOperator().equals(SqlStdOperatorTable.CONCAT);
    List<RexNode> given = new ArrayList<>();
    for (RexNode operand : call.getOperands()) {
      RexNode meant =
          operand instanceof RexLocalRef ref ? program.getExprList().get(ref.getIndex()) : operand;
      boolean value =
          meant instanceof RexLiteral literal
              ? even && !literal.isNull() && isPlain(literal)
              : meant instanceof RexCall
                  || meant instanceof RexInputRef
                  || (meant instanceof RexDynamicParam param && CalcParameter.of(param) != null);
      if (value) {
        given.add(rex.makeInputRef(operand.getType(), operands.size()));
        operands.add(node(operand));
        types.add(operand.getType());
      } else {
        given.add(on(meant, operands, types));
      }
    }
    return call.clone(call.getType(), given);
  }

  /** Whether the value of a literal is what code would hold. */
  private static boolean isPlain(RexLiteral literal) {
    return switch (literal.getType().getSqlTypeName()) {
      case CHAR, VARCHAR, BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, DOUBLE -> true;
      default -> false;
    };
  }

  private static @Nullable Object value(RexLiteral literal) {
    if (literal.isNull()) {
      return null;
    }
    return switch (literal.getType().getSqlTypeName()) {
      case BOOLEAN -> literal.getValueAs(Boolean.class);
      case TINYINT -> literal.getValueAs(Byte.class);
      case SMALLINT -> literal.getValueAs(Short.class);
      case INTEGER -> literal.getValueAs(Integer.class);
      case BIGINT -> literal.getValueAs(Long.class);
      case DECIMAL -> literal.getValueAs(BigDecimal.class);
      case DOUBLE -> literal.getValueAs(Double.class);
      default -> literal.getValueAs(String.class);
    };
  }
}
