/**
 * Results: every value in any usual class, forward only, nothing to write. Reading methods are
 * called for each of millions of rows, so they are written out; they see {@code execution} for
 * warnings and {@code repair} for errors.
 */
@NullMarked
package dev.valvejdbc.jdbc.rows;

import org.jspecify.annotations.NullMarked;
