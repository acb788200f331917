package dev.valvejdbc.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the steps that were compiled lately, for all statements: most statements that were never
 * seen consist of steps that were. Safe for many threads.
 */
final class KnownSteps {
  private static final int MOST = 1000;

  private final Map<Kind, Step> latest = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * What steps have in common that the same code takes.
   *
   * @param types of the result, the operands, the literals and parameters
   * @param operators those of the expression, in their order, since two may have one name
   */
  record Kind(String expression, String types, List<Same> operators, SqlConformance conformance) {
    /** Whether it means the same in every statement. */
    boolean lasts() {
      return operators.stream().noneMatch(o -> o.of().getClass() == SqlUserDefinedFunction.class);
    }
  }

  /** An operator that equals itself alone. */
  record Same(SqlOperator of) {
    @Override
    @SuppressWarnings("ReferenceEquality") // operators of one name and kind equal each other
    public boolean equals(@Nullable Object other) {
      return other instanceof Same same && same.of == of;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(of);
    }
  }

  /**
   * A compiled step.
   *
   * @param unit which has the code
   * @param method which of its steps it is
   */
  record Step(CalcCode unit, int method) {}

  /** The kind of a step on operands of some types. */
  static Kind kind(RexNode step, List<RelDataType> operands, SqlConformance conformance) {
    StringBuilder types = new StringBuilder(step.getType().getFullTypeString());
    operands.forEach(o -> types.append(' ').append(o.getFullTypeString()));
    List<Same> operators = new ArrayList<>();
    step.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public Void visitCall(RexCall call) {
            operators.add(new Same(call.getOperator()));
            return super.visitCall(call);
          }

          @Override
          public Void visitLiteral(RexLiteral literal) {
            types.append(' ').append(literal.getType().getFullTypeString());
            return super.visitLiteral(literal);
          }

          @Override
          public Void visitDynamicParam(RexDynamicParam parameter) {
            types.append(' ').append(parameter.getType().getFullTypeString());
            types.append(parameter.getName()); // some are shown as what they stand for
            return super.visitDynamicParam(parameter);
          }
        });
    return new Kind(step.toString(), types.toString(), operators, conformance);
  }

  synchronized @Nullable Step get(Kind kind) {
    return latest.get(kind);
  }

  /** Keeps a step, and gives up those that nobody asked for longest. */
  synchronized void put(Kind kind, Step step) {
    if (kind.lasts()) {
      latest.put(kind, step);
      var eldest = latest.keySet().iterator();
      while (latest.size() > MOST) {
        eldest.next();
        eldest.remove();
      }
    }
  }
}
