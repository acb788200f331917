/** A2S, the query protocol of game servers: records, two-way codecs, split messages. */
@NullMarked
package dev.valvejdbc.protocol.a2s;

import org.jspecify.annotations.NullMarked;
