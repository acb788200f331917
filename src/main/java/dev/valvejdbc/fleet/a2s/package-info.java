/**
 * The game servers' own port: requests in, answers out, challenged, delayed and cut into fragments
 * as the world has it. It sees the world, protocol.a2s and wire; another protocol that shares the
 * port is behind an interface.
 */
@NullMarked
package dev.valvejdbc.fleet.a2s;

import org.jspecify.annotations.NullMarked;
