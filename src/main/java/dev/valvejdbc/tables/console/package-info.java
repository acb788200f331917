/**
 * The functions over consoles: {@code rcon}, {@code rcon_raw}, {@code rcon_send}, {@code
 * rcon_status}, {@code rcon_cvars}, and which commands may be sent. Sees the console client; no
 * list and no Web API.
 */
@NullMarked
package dev.valvejdbc.tables.console;

import org.jspecify.annotations.NullMarked;
