/**
 * Every socket of the program: the UDP exchange with thousands of peers at once, and a socket and a
 * stream to a single one, all of whose waits are bounded. Knows bytes and time, and no protocol.
 */
@NullMarked
package dev.valvejdbc.net;

import org.jspecify.annotations.NullMarked;
