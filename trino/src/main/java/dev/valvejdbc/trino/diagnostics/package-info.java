/** What each node did lately, as system tables. */
@NullMarked
package dev.valvejdbc.trino.diagnostics;

import org.jspecify.annotations.NullMarked;
