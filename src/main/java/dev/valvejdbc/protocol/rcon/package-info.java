/** RCON: frames, and what consoles print. */
@NullMarked
package dev.valvejdbc.protocol.rcon;

import org.jspecify.annotations.NullMarked;
