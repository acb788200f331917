/** Conditions of Trino as filters of server lists. */
@NullMarked
package dev.valvejdbc.trino.list;

import org.jspecify.annotations.NullMarked;
