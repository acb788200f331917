package dev.valvejdbc.engine.plans;

import dev.valvejdbc.jdbc.execution.ParameterSources;
import java.util.List;
import org.apache.calcite.jdbc.CalcitePrepare.CalciteSignature;

/**
 * A plan with the literals of one statement.
 *
 * @param parameters where the plan's parameters come from
 * @param steps of the plan, in words; empty where nobody wants them
 */
public record RunnableStatement(
    CalciteSignature<?> signature, ParameterSources parameters, List<String> steps) {
  static RunnableStatement of(PlannedStatement plan, StatementParameters literals) {
    return new RunnableStatement(plan.signature(), literals.values(), plan.steps());
  }
}
