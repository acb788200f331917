package dev.valvejdbc.jdbc;

import dev.valvejdbc.jdbc.execution.ExecutionScope;
import dev.valvejdbc.jdbc.execution.OwnDatabases;
import dev.valvejdbc.jdbc.repair.Facades;

/**
 * Holds what all facades of a connection share.
 *
 * @param scope shared with the planner's signatures, too
 * @param facades makes them, and maps what is thrown behind them
 * @param own what may be written to
 */
public record Repairs(ExecutionScope scope, Facades facades, OwnDatabases own) {}
