/**
 * What every plan is given before it is compiled: it ends when its statement is to end, whatever it
 * computes, and holds no more memory than it may. Sees Calcite and {@code errors} alone; the engine
 * says when a statement is to end.
 */
@NullMarked
package dev.valvejdbc.guard;

import org.jspecify.annotations.NullMarked;
