/**
 * How Calcite is started and taught, and what connections of one driver share: from options to a
 * connection or a schema. It puts the layers together, and sees all of them but the front doors.
 */
@NullMarked
package dev.valvejdbc.engine;

import org.jspecify.annotations.NullMarked;
