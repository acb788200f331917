/**
 * Planning a statement with keyed tables from the converted query to the executable plan: the steps
 * over whole plans, their order, and what Calcite is told to do differently. Sees all other rooms
 * but {@code run}.
 */
@NullMarked
package dev.valvejdbc.lookup.plan;

import org.jspecify.annotations.NullMarked;
