/**
 * What {@code DatabaseMetaData} answers: facts about the driver, and listings of {@link
 * dev.valvejdbc.jdbc.metadata.SchemaObjects} as results. It sees the other rooms, since its results
 * are repaired like those of queries.
 */
@NullMarked
package dev.valvejdbc.jdbc.metadata;

import org.jspecify.annotations.NullMarked;
