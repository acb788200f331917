/**
 * Asks: game servers by A2S, lists of them, consoles, the Web API, and Steam's relay, with retries,
 * caches and limits. What each of these shares (addresses, budget, failure, waiting) lies here,
 * too. Sees the records of {@code protocol} and the sockets of {@code net}; knows no table.
 */
@NullMarked
package dev.valvejdbc.client;

import org.jspecify.annotations.NullMarked;
