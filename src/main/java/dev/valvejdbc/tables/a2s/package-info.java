/**
 * The tables that game servers answer by A2S: {@code server_info}, {@code players}, {@code rules},
 * {@code server_status}. Sees the A2S client; no list, console or Web API.
 */
@NullMarked
package dev.valvejdbc.tables.a2s;

import org.jspecify.annotations.NullMarked;
