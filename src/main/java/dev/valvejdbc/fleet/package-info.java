/**
 * The simulated world of game servers on loopback, for demos and tests: the server side of what
 * protocol describes. {@link dev.valvejdbc.fleet.Fleet} starts it and hands out its parts, which
 * live in a room a service and do not see this package.
 */
@NullMarked
package dev.valvejdbc.fleet;

import org.jspecify.annotations.NullMarked;
