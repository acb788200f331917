package dev.valvejdbc.attach.read;

import dev.valvejdbc.attach.AttachedSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a table is.
 *
 * @param source its database
 * @param catalog null where there are none, as is schema
 */
record TablePlace(
    AttachedSource source, @Nullable String catalog, @Nullable String schema, String name) {}
