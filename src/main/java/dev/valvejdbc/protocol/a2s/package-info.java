/**
 * A2S, the query protocol of game servers: records, two-way codecs, split messages. Sees {@code
 * wire} alone, and does no I/O.
 */
@NullMarked
package dev.valvejdbc.protocol.a2s;

import org.jspecify.annotations.NullMarked;
