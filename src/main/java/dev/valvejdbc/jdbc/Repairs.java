package dev.valvejdbc.jdbc;

import dev.valvejdbc.jdbc.execution.ExecutionScope;
import dev.valvejdbc.jdbc.execution.OwnDatabases;
import dev.valvejdbc.jdbc.execution.OwnStatements;
import dev.valvejdbc.jdbc.execution.SessionClock;
import dev.valvejdbc.jdbc.repair.Facades;
import dev.valvejdbc.jdbc.rows.TextLengths;
import java.util.function.Supplier;

/**
 * Holds what all facades of a connection share.
 *
 * @param scope shared with the planner's signatures, too
 * @param clock of the session, as it is when a statement begins
 * @param lengths of texts, as metadata tell them
 * @param facades makes them, and maps what is thrown behind them
 * @param own what may be written to
 * @param session statements about the connection itself
 */
public record Repairs(
    ExecutionScope scope,
    Supplier<SessionClock> clock,
    TextLengths lengths,
    Facades facades,
    OwnDatabases own,
    OwnStatements session) {}
