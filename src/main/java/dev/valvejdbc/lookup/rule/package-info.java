/**
 * Planner rules, each of which looks at one node: keys and joins become look-ups, conditions move
 * to where they give a key. Sees the operators, what conditions say about keys, and the converters.
 */
@NullMarked
package dev.valvejdbc.lookup.rule;

import org.jspecify.annotations.NullMarked;
