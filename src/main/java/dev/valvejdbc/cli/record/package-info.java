/** Recordings: queries that are asked again and again, and tables of how their rows changed. */
@NullMarked
package dev.valvejdbc.cli.record;

import org.jspecify.annotations.NullMarked;
