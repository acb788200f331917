/** How SQL is read, by a parser that is generated from Calcite's templates and ours. */
@NullMarked
package dev.valvejdbc.sql.grammar;

import org.jspecify.annotations.NullMarked;
