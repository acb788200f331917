/** Alarms: queries that should return no row, and who is told when they do. */
@NullMarked
package dev.valvejdbc.cli.alert;

import org.jspecify.annotations.NullMarked;
