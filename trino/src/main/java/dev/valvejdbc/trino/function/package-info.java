/** Functions over Steam ids, tags and words, and those of a catalog over addresses. */
@NullMarked
package dev.valvejdbc.trino.function;

import org.jspecify.annotations.NullMarked;
