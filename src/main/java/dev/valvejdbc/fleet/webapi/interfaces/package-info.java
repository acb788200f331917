/**
 * The methods of the simulated Web API, a class for each of its interfaces such as ISteamNews. They
 * see the world, the list of servers, and how methods are described; nothing of HTTP.
 */
@NullMarked
package dev.valvejdbc.fleet.webapi.interfaces;

import org.jspecify.annotations.NullMarked;
