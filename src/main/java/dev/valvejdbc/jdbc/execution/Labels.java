package dev.valvejdbc.jdbc.execution;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.ColumnMetaData;

/** Gives the columns of a result the names that users know. */
final class Labels {
  /** Begins names that were given so that nothing in the statement is taken for them. */
  private static final char APART = '\u0001';

  private static final Pattern INVENTED = Pattern.compile("EXPR\\$\\d+");

  private Labels() {}

  static List<ColumnMetaData> of(List<ColumnMetaData> columns) {
    return columns.stream().map(Labels::named).toList();
  }

  private static ColumnMetaData named(ColumnMetaData column) {
    String label = column.label;
    if (label.indexOf(APART) == 0) {
      return named(column, label.replace(String.valueOf(APART), ""));
    }
    return INVENTED.matcher(label).matches() ? named(column, "?column?") : column;
  }

  private static ColumnMetaData named(ColumnMetaData column, String label) {
    return new ColumnMetaData(
        column.ordinal,
        column.autoIncrement,
        column.caseSensitive,
        column.searchable,
        column.currency,
        column.nullable,
        column.signed,
        column.displaySize,
        label,
        column.columnName,
        column.schemaName,
        column.precision,
        column.scale,
        column.tableName,
        column.catalogName,
        column.type,
        column.readOnly,
        column.writable,
        column.definitelyWritable,
        column.columnClassName);
  }
}
