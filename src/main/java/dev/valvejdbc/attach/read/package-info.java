/**
 * The tables of an attached database, as Calcite sees them, and what of a query it is asked itself.
 */
@NullMarked
package dev.valvejdbc.attach.read;

import org.jspecify.annotations.NullMarked;
