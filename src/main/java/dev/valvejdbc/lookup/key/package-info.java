/**
 * What conditions say about the key of a table: which constants it may have, which expression it
 * equals. Sees the operators; the rules ask it.
 */
@NullMarked
package dev.valvejdbc.lookup.key;

import org.jspecify.annotations.NullMarked;
