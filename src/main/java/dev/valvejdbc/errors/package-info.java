/**
 * The errors and warnings of the driver, each said once: its SQLState, its sentence, what to do.
 * Exceptions, the states of our own failures and {@code docs/errors.md} derive from here. The
 * package sees {@code java.sql} alone; every layer but wire, net and protocol may see it.
 */
@NullMarked
package dev.valvejdbc.errors;

import org.jspecify.annotations.NullMarked;
