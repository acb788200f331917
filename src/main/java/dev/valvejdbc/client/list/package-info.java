/**
 * Reads server lists, from UDP masters or the Web API, page by page and shared by all who want the
 * same. Sees the Web API client; no game server is asked here.
 */
@NullMarked
package dev.valvejdbc.client.list;

import org.jspecify.annotations.NullMarked;
