/** When each of several things is due, that are done again and again in one process. */
@NullMarked
package dev.valvejdbc.cli.turns;

import org.jspecify.annotations.NullMarked;
