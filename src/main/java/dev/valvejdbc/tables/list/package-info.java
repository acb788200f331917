/**
 * The tables of server lists: {@code master_servers}, {@code servers}, {@code my_servers}, the
 * function {@code find_server}, and what a condition asks of a list. Sees the list client and the
 * A2S tables.
 */
@NullMarked
package dev.valvejdbc.tables.list;

import org.jspecify.annotations.NullMarked;
