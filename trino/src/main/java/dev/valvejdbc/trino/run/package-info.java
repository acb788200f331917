/** How a query runs: splits from the coordinator, pages and indexes on the nodes. */
@NullMarked
package dev.valvejdbc.trino.run;

import org.jspecify.annotations.NullMarked;
