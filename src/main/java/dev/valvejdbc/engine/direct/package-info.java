/**
 * Statements that need no plan: some columns of one keyed table, for the keys that they name.
 *
 * <p>What is read here is run as the planner would run it, without the time that planning takes;
 * whatever is not sure is left to the planner.
 */
@NullMarked
package dev.valvejdbc.engine.direct;

import org.jspecify.annotations.NullMarked;
