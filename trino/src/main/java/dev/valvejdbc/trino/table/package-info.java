/** What tables exist, and what is pushed into them: names, columns, values, conditions. */
@NullMarked
package dev.valvejdbc.trino.table;

import org.jspecify.annotations.NullMarked;
