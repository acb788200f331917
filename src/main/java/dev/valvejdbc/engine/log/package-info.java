/**
 * What statements did, in words, for the property log: one file for all connections that name it.
 * It watches executions and reads diagnostics; it asks nothing.
 */
@NullMarked
package dev.valvejdbc.engine.log;

import org.jspecify.annotations.NullMarked;
