/**
 * Valve's KeyValues text, also called VDF: trees of strings, as Steam and the games write them.
 * Sees {@code wire} alone.
 */
@NullMarked
package dev.valvejdbc.protocol.keyvalues;

import org.jspecify.annotations.NullMarked;
