/**
 * Asks game servers by A2S, thousands at once: conversations, repeats, the cache of answers. Sees
 * the datagram exchange of {@code net}; servers that no packet reaches are asked through {@code
 * OffNetwork}.
 */
@NullMarked
package dev.valvejdbc.client.a2s;

import org.jspecify.annotations.NullMarked;
