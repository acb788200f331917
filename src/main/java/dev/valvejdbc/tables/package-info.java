/**
 * Says what exists, without an engine: tables and functions with their columns, keys and meanings,
 * and the way from a record to values. What all subjects share lies here, each subject in a room;
 * of look-ups they see the contract alone.
 */
@NullMarked
package dev.valvejdbc.tables;

import org.jspecify.annotations.NullMarked;
