/** A Calcite extension: tables readable only by key, and their join; knows no word of Valve. */
@NullMarked
package dev.valvejdbc.lookup;

import org.jspecify.annotations.NullMarked;
