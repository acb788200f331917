/**
 * The list of simulated servers and the UDP master that tells it: entries, filters as an honest
 * master evaluates them, and the ways in which real ones are not honest. It sees the world and
 * protocol.master.
 */
@NullMarked
package dev.valvejdbc.fleet.master;

import org.jspecify.annotations.NullMarked;
