/** Server lists: the filter language, the UDP master's messages, the rows of a list. */
@NullMarked
package dev.valvejdbc.protocol.master;

import org.jspecify.annotations.NullMarked;
