/**
 * The functions over Steam ids. Sees the ids themselves, and the Web API for the names of pages.
 */
@NullMarked
package dev.valvejdbc.tables.steamid;

import org.jspecify.annotations.NullMarked;
