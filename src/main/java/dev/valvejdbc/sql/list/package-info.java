/**
 * Plans and reads {@code master_servers} and {@code servers}: how SQL conditions become a filter,
 * and what is checked again. Sees {@code tables.list} and the rules of look-ups.
 */
@NullMarked
package dev.valvejdbc.sql.list;

import org.jspecify.annotations.NullMarked;
