/** The page left open for long; run by the profile soak alone. */
@NullMarked
package dev.valvejdbc.page.soak;

import org.jspecify.annotations.NullMarked;
