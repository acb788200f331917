package dev.valvejdbc.tables;

import org.jspecify.annotations.Nullable;

/**
 * An argument of a function.
 *
 * @param type null for any
 * @param remarks one sentence for the user
 */
public record Argument(String name, @Nullable ColumnType type, String remarks) {}
