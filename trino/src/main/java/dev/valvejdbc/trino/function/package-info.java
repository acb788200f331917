/** Functions over Steam ids and tags. */
@NullMarked
package dev.valvejdbc.trino.function;

import org.jspecify.annotations.NullMarked;
