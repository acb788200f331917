/**
 * Binds tables to Calcite: their types, keyed tables, and tables of what this process knows
 * already. Sees the declarations in {@code tables} and the contract of look-ups.
 */
@NullMarked
package dev.valvejdbc.sql.table;

import org.jspecify.annotations.NullMarked;
