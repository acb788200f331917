/**
 * Server lists: the filter language, the UDP master's messages, the rows of a list. Sees {@code
 * wire} alone, and does no I/O.
 */
@NullMarked
package dev.valvejdbc.protocol.master;

import org.jspecify.annotations.NullMarked;
