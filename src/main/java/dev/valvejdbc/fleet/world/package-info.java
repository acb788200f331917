/**
 * The truth about the simulated world: which servers there are, what they say and how they behave,
 * which people and applications exist. Everything is derived from a seed and does no I/O. It sees
 * the records of protocol.a2s alone.
 */
@NullMarked
package dev.valvejdbc.fleet.world;

import org.jspecify.annotations.NullMarked;
