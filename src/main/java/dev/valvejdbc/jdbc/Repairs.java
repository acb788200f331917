package dev.valvejdbc.jdbc;

import dev.valvejdbc.jdbc.execution.ExecutionScope;
import dev.valvejdbc.jdbc.execution.OwnStatements;
import dev.valvejdbc.jdbc.repair.Facades;
import dev.valvejdbc.jdbc.rows.TextLengths;

/**
 * Holds what all facades of a connection share.
 *
 * @param scope shared with the planner's signatures, too
 * @param lengths of texts, as metadata tell them
 * @param own statements that are no queries of the planner's
 * @param facades makes them, and maps what is thrown behind them
 */
public record Repairs(
    ExecutionScope scope, TextLengths lengths, OwnStatements own, Facades facades) {}
