package dev.valvejdbc.engine.plans;

import dev.valvejdbc.jdbc.execution.ParameterSources;
import org.apache.calcite.jdbc.CalcitePrepare.CalciteSignature;

/**
 * A plan with the literals of one statement.
 *
 * @param parameters where the plan's parameters come from
 */
public record RunnableStatement(CalciteSignature<?> signature, ParameterSources parameters) {}
