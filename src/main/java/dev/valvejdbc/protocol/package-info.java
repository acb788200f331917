/**
 * What the protocols of game servers have in common: how their texts are encoded. Each protocol has
 * a room of its own below. Sees {@code wire}.
 */
@NullMarked
package dev.valvejdbc.protocol;

import org.jspecify.annotations.NullMarked;
