package dev.valvejdbc.engine.plans;

import org.apache.calcite.jdbc.CalcitePrepare.CalciteSignature;

/**
 * What planning makes of a statement.
 *
 * @param kept whether statements of the same shape may be run by the same plan
 */
public record PlannedStatement(CalciteSignature<?> signature, boolean kept) {}
