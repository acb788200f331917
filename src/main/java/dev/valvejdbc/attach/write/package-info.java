/** Statements that write into an attached database, all or nothing. */
@NullMarked
package dev.valvejdbc.attach.write;

import org.jspecify.annotations.NullMarked;
