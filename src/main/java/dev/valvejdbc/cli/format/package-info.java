/** How rows are printed, and what of a stranger's text a terminal gets to see. */
@NullMarked
package dev.valvejdbc.cli.format;

import org.jspecify.annotations.NullMarked;
