/**
 * Countries and networks of addresses: functions over files in MaxMind's format. Sees {@code
 * tables} and {@code errors}.
 */
@NullMarked
package dev.valvejdbc.tables.geo;

import org.jspecify.annotations.NullMarked;
