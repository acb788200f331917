/**
 * Binds functions to Calcite: scalar ones, those whose arguments are keys, and those that search
 * when a statement runs. Sees the declarations in {@code tables}.
 */
@NullMarked
package dev.valvejdbc.sql.function;

import org.jspecify.annotations.NullMarked;
