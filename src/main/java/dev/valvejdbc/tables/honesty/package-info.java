/**
 * What a server's several accounts of itself have in common, and what not: the table {@code
 * server_honesty}. Sees game servers and lists, each by its own room.
 */
@NullMarked
package dev.valvejdbc.tables.honesty;

import org.jspecify.annotations.NullMarked;
