/**
 * The command valve-sql: statements from arguments, files and pipes, the shell, the console of a
 * game server, formats of rows. It reaches the driver by its URL alone, and sees server to start
 * it.
 */
@NullMarked
package dev.valvejdbc.cli;

import org.jspecify.annotations.NullMarked;
