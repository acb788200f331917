/** Columns and the forms of their values. */
@NullMarked
package dev.valvejdbc.trino.column;

import org.jspecify.annotations.NullMarked;
