/** Little-endian reader and writer with bounds checked by field. */
@NullMarked
package dev.valvejdbc.wire;

import org.jspecify.annotations.NullMarked;
