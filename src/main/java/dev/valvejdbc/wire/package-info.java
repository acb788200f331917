/**
 * Little-endian reader and writer with bounds checked by field, and text of unknown origin:
 * decoded, and shown in sentences. Sees nothing of ours.
 */
@NullMarked
package dev.valvejdbc.wire;

import org.jspecify.annotations.NullMarked;
