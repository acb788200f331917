/**
 * What recent statements did and what limits them: the tables of the schema {@code diagnostics}.
 * Every scan writes here; it reads nothing of the subjects.
 */
@NullMarked
package dev.valvejdbc.tables.diagnostics;

import org.jspecify.annotations.NullMarked;
