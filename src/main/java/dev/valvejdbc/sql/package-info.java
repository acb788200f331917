/** The Calcite schema: tables, columns, errors of a statement. */
@NullMarked
package dev.valvejdbc.sql;

import org.jspecify.annotations.NullMarked;
