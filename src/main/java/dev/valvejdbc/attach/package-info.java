/**
 * Databases of the user's own beside the game servers: their drivers, their connections, made when
 * they are first needed, and the one transaction that a connection of ours may have in them.
 */
@NullMarked
package dev.valvejdbc.attach;

import org.jspecify.annotations.NullMarked;
