/**
 * The consoles of simulated servers: Source RCON by TCP with the traits of other games' consoles,
 * and GoldSrc's rcon by UDP. It sees the world and the frames of protocol.rcon.
 */
@NullMarked
package dev.valvejdbc.fleet.console;

import org.jspecify.annotations.NullMarked;
