/**
 * Calls the Steam Web API: the key, limits, answers kept, the catalogue of methods. Sees no other
 * conversation.
 */
@NullMarked
package dev.valvejdbc.client.webapi;

import org.jspecify.annotations.NullMarked;
