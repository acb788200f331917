/**
 * The tables of the schema {@code steam_api} and the function {@code steam_api_call}: keys become
 * calls, answers become rows. Sees the Web API client alone.
 */
@NullMarked
package dev.valvejdbc.tables.steamapi;

import org.jspecify.annotations.NullMarked;
