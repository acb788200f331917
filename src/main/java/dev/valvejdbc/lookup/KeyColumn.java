package dev.valvejdbc.lookup;

/**
 * A column that is a part of a keyed table's key.
 *
 * @param name the column's name, for errors
 * @param ordinal the column's ordinal, from 0
 * @param required whether the table cannot be read without it
 */
public record KeyColumn(String name, int ordinal, boolean required) {}
