/** Command line and shell; speaks to the driver by its URL only. */
@NullMarked
package dev.valvejdbc.cli;

import org.jspecify.annotations.NullMarked;
