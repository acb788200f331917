/** What runs are made of: shares, splits, keys, look-ups, rows and errors. */
@NullMarked
package dev.valvejdbc.trino.scan;

import org.jspecify.annotations.NullMarked;
