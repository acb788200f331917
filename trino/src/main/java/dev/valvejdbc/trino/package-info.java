/** The connector's front door: the plugin, a catalog's properties, and what a node holds for it. */
@NullMarked
package dev.valvejdbc.trino;

import org.jspecify.annotations.NullMarked;
