/**
 * Statements that were planned before: which of their literals a plan takes as parameters, and the
 * plans that are kept for statements of the same shape.
 */
@NullMarked
package dev.valvejdbc.engine.plans;

import org.jspecify.annotations.NullMarked;
