/**
 * Talks to consoles by RCON, Source's over TCP and GoldSrc's over UDP: the password is shown once,
 * a command is sent once. Sees no list and no Web API.
 */
@NullMarked
package dev.valvejdbc.client.console;

import org.jspecify.annotations.NullMarked;
