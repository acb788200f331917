/**
 * Tables that are readable only by key: what such a table says of itself, and how it is asked. The
 * rooms below plan and run the join that asks it, in the order {@code rel}, {@code run}, {@code
 * enumerable}, {@code key}, {@code rule}, {@code plan}: each sees earlier ones alone. None knows a
 * word of Valve.
 */
@NullMarked
package dev.valvejdbc.lookup;

import org.jspecify.annotations.NullMarked;
