/**
 * The functions of the language beside Calcite's standard: those of PostgreSQL and DuckDB that
 * people use every day, as Calcite has them where that is right, and ours where it is not.
 */
@NullMarked
package dev.valvejdbc.sql.library;

import org.jspecify.annotations.NullMarked;
