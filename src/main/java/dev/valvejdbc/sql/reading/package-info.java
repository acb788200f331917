/** What a statement means beyond its words: the names of its columns, the first row of each. */
@NullMarked
package dev.valvejdbc.sql.reading;

import org.jspecify.annotations.NullMarked;
