/** Statements of ours as the parser makes them, beside those that Calcite has. */
@NullMarked
package dev.valvejdbc.sql.statement;

import org.jspecify.annotations.NullMarked;
