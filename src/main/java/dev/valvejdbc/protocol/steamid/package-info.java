/** Steam's identifiers and the forms in which they are written. Sees {@code wire} alone. */
@NullMarked
package dev.valvejdbc.protocol.steamid;

import org.jspecify.annotations.NullMarked;
