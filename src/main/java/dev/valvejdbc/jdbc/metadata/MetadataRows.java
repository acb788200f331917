package dev.valvejdbc.jdbc.metadata;

import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.MetaImpl;
import org.jspecify.annotations.Nullable;

/**
 * Collects rows of metadata. A line describes the columns: their names, each with an {@code :i} for
 * an integer, {@code :s} for a short one, {@code :b} for a truth value, {@code :l} for a long
 * number; the others are texts.
 */
public final class MetadataRows {
  private final List<ColumnMetaData> columns = new ArrayList<>();
  private final List<Object[]> rows = new ArrayList<>();

  /** No rows yet, with the columns of a line. */
  public MetadataRows(String line) {
    for (String word : line.split(" ", -1)) {
      int colon = word.indexOf(':');
      String name = colon < 0 ? word : word.substring(0, colon);
      columns.add(column(name, colon < 0 ? 't' : word.charAt(colon + 1)));
    }
  }

  private ColumnMetaData column(String name, char kind) {
    return switch (kind) {
      case 'i' -> column(name, Types.INTEGER, "INTEGER", Integer.class);
      case 's' -> column(name, Types.SMALLINT, "SMALLINT", Short.class);
      case 'b' -> column(name, Types.BOOLEAN, "BOOLEAN", Boolean.class);
      case 'l' -> column(name, Types.BIGINT, "BIGINT", Long.class);
      default -> column(name, Types.VARCHAR, "VARCHAR", String.class);
    };
  }

  private ColumnMetaData column(String name, int type, String typeName, Class<?> javaType) {
    return MetaImpl.columnMetaData(
        name,
        columns.size(),
        ColumnMetaData.scalar(type, typeName, ColumnMetaData.Rep.of(javaType)),
        true);
  }

  /** Adds a row; numbers are made as long as their columns want them. */
  MetadataRows add(@Nullable Object... values) {
    @Nullable Object[] row = Arrays.copyOf(values, columns.size());
    for (int i = 0; i < row.length; i++) {
      if (row[i] instanceof Number number) {
        row[i] =
            switch (columns.get(i).type.id) {
              case Types.SMALLINT -> (Object) number.shortValue();
              case Types.BIGINT -> (Object) number.longValue();
              default -> (Object) number.intValue();
            };
      }
    }
    rows.add(row);
    return this;
  }

  List<ColumnMetaData> columns() {
    return columns;
  }

  List<Object[]> rows() {
    return rows;
  }
}
