/** RCON: frames, and what consoles print. Sees {@code wire} alone, and does no I/O. */
@NullMarked
package dev.valvejdbc.protocol.rcon;

import org.jspecify.annotations.NullMarked;
