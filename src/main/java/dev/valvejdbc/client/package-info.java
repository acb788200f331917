/** Conversations with game servers: questions, retries, cache and limits. */
@NullMarked
package dev.valvejdbc.client;

import org.jspecify.annotations.NullMarked;
