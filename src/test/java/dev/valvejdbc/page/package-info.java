/** The page in a real browser, and the pictures of it. */
@NullMarked
package dev.valvejdbc.page;

import org.jspecify.annotations.NullMarked;
