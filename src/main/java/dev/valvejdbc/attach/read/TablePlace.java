package dev.valvejdbc.attach.read;

import dev.valvejdbc.attach.AttachedSource;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Where a table is.
 *
 * @param source its database
 * @param catalog null where there are none, as is schema
 */
record TablePlace(
    AttachedSource source, @Nullable String catalog, @Nullable String schema, String name) {

  /** A name in the form of a pattern that nothing else is like. */
  static String pattern(DatabaseMetaData metadata, String name) throws SQLException {
    String escape = metadata.getSearchStringEscape();
    return name.replace(escape, escape + escape)
        .replace("_", escape + "_")
        .replace("%", escape + "%");
  }
}
