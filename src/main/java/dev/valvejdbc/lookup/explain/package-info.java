/** What a plan does, step by step, in words that users have. */
@NullMarked
package dev.valvejdbc.lookup.explain;

import org.jspecify.annotations.NullMarked;
