/**
 * Waiting that ends when its statement does: whatever a statement waits for, it waits in slices
 * here. Knows no statement, no engine and no source.
 */
@NullMarked
package dev.valvejdbc.waiting;

import org.jspecify.annotations.NullMarked;
