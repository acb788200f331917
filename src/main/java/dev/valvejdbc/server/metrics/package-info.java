/** Metrics: what queries tell, in the text format that Prometheus scrapes. */
@NullMarked
package dev.valvejdbc.server.metrics;

import org.jspecify.annotations.NullMarked;
