/** Statements about the connection itself: what it shows, sets, explains, and keeps of its own. */
@NullMarked
package dev.valvejdbc.engine.session;

import org.jspecify.annotations.NullMarked;
