/**
 * Binds the tables to Calcite: the schemas of a connection stand here, their tables, lists and
 * functions in a room each. Sees {@code tables}, the look-ups and what lists are asked by; what a
 * column means is not decided here.
 */
@NullMarked
package dev.valvejdbc.sql;

import org.jspecify.annotations.NullMarked;
