package dev.valvejdbc.trino.list;

import dev.valvejdbc.tables.list.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * What a server list knows of a column.
 *
 * @param meaning where a condition on it can narrow the list; null if nowhere
 * @param checked whether its value is there, so that a condition is checked on it
 */
public record ListColumnMeaning(@Nullable Meaning meaning, boolean checked) {}
