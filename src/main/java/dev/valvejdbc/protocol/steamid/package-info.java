/** Steam's identifiers and the forms in which they are written. */
@NullMarked
package dev.valvejdbc.protocol.steamid;

import org.jspecify.annotations.NullMarked;
