/** A simulated world of game servers on loopback, for demos and tests. */
@NullMarked
package dev.valvejdbc.fleet;

import org.jspecify.annotations.NullMarked;
