/** Files of JSON that people write, read and refused in the same words wherever they are read. */
@NullMarked
package dev.valvejdbc.json;

import org.jspecify.annotations.NullMarked;
