package dev.valvejdbc.engine.plans;

import java.util.List;
import org.apache.calcite.jdbc.CalcitePrepare.CalciteSignature;

/**
 * What planning makes of a statement.
 *
 * @param kept whether statements of the same shape may be run by the same plan
 * @param steps of the plan, in words; empty where nobody wants them
 */
public record PlannedStatement(CalciteSignature<?> signature, boolean kept, List<String> steps) {}
