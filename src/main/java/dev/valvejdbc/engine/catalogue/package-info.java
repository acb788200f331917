/**
 * The schema information_schema: what exists, as PostgreSQL's tools read it. It tells what the
 * listings of JDBC tell, and asks nobody.
 */
@NullMarked
package dev.valvejdbc.engine.catalogue;

import org.jspecify.annotations.NullMarked;
