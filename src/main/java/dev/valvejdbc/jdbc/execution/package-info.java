/**
 * How one statement runs in Calcite: its cancel flag, deadline, warnings, parameters, and rows that
 * are read no sooner than asked for. It sees Calcite and {@code errors} alone; what else a
 * DataContext answers is handed in by the engine.
 */
@NullMarked
package dev.valvejdbc.jdbc.execution;

import org.jspecify.annotations.NullMarked;
