/**
 * SQL as people type it, for the shell and the page: parts of a text, its statements, what
 * completes them, the place that an error names. It reaches the driver by JDBC alone.
 */
@NullMarked
package dev.valvejdbc.script;

import org.jspecify.annotations.NullMarked;
