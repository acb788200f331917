/**
 * The public API: the JDBC driver, its data source, and the schema factory for any Calcite. What
 * they do is done in {@code engine}, by the properties of {@code options}; they see nothing else.
 */
@NullMarked
package dev.valvejdbc;

import org.jspecify.annotations.NullMarked;
