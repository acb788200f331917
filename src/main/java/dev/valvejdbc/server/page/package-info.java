/**
 * The page for browsers: its files, sessions, statements whose rows are sent as they come, the
 * catalogue, examples and dashboards. It reaches the driver by connections that it is given.
 */
@NullMarked
package dev.valvejdbc.server.page;

import org.jspecify.annotations.NullMarked;
