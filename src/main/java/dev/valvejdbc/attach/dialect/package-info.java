/**
 * What differs from one database to another: types, how values are read and bound, upserts, locks.
 */
@NullMarked
package dev.valvejdbc.attach.dialect;

import org.jspecify.annotations.NullMarked;
