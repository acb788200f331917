/** The public API: the JDBC driver, the Calcite schema factory, and the properties of both. */
@NullMarked
package dev.valvejdbc;

import org.jspecify.annotations.NullMarked;
