package dev.valvejdbc.lookup;

/**
 * A column that is a part of a keyed table's key.
 *
 * @param ordinal the column's ordinal
 * @param required whether the table cannot be read without it
 */
public record KeyColumn(int ordinal, boolean required) {}
