/**
 * The code of look-ups in Calcite's enumerable convention, and the rules that convert to it. Sees
 * the operators and what runs them.
 */
@NullMarked
package dev.valvejdbc.lookup.enumerable;

import org.jspecify.annotations.NullMarked;
