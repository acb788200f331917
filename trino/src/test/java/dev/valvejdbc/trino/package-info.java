/** The connector on a Trino of three nodes in this process. */
@NullMarked
package dev.valvejdbc.trino;

import org.jspecify.annotations.NullMarked;
