package dev.valvejdbc.jdbc;

import dev.valvejdbc.jdbc.execution.ExecutionScope;
import dev.valvejdbc.jdbc.execution.OwnDatabases;
import dev.valvejdbc.jdbc.repair.Facades;
import dev.valvejdbc.jdbc.rows.TextLengths;

/**
 * Holds what all facades of a connection share.
 *
 * @param scope shared with the planner's signatures, too
 * @param lengths of texts, as metadata tell them
 * @param facades makes them, and maps what is thrown behind them
 * @param own what may be written to
 */
public record Repairs(
    ExecutionScope scope, TextLengths lengths, Facades facades, OwnDatabases own) {}
