/**
 * How a facade is put before an object of Calcite's, and how whatever is thrown there becomes an
 * SQLException with a state. It sees Calcite and {@code errors} alone.
 */
@NullMarked
package dev.valvejdbc.jdbc.repair;

import org.jspecify.annotations.NullMarked;
