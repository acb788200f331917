package dev.valvejdbc.jdbc.metadata;

import java.sql.DatabaseMetaData;
import java.util.List;

/** Lists the parameters of functions, and the columns or the value that they return. */
final class FunctionColumns {
  private final NamePattern names;
  private final MetadataRows list = new MetadataRows(Shapes.FUNCTION_COLUMNS);

  FunctionColumns(NamePattern names) {
    this.names = names;
  }

  MetadataRows list() {
    return list;
  }

  /** Adds a function: first what it returns, then its parameters, then its columns. */
  void add(SchemaObjects.ListedFunction function, String specific) {
    SchemaObjects.ListedColumn returned = function.returned();
    if (returned != null) {
      add(function, specific, List.of(returned), DatabaseMetaData.functionReturn, 0);
    }
    add(function, specific, function.parameters(), DatabaseMetaData.functionColumnIn, 1);
    add(function, specific, function.columns(), DatabaseMetaData.functionColumnResult, 1);
  }

  private void add(
      SchemaObjects.ListedFunction function,
      String specific,
      List<SchemaObjects.ListedColumn> columns,
      int kind,
      int first) {
    for (SchemaObjects.ListedColumn column :
        names.select(columns, SchemaObjects.ListedColumn::name)) {
      TypeFacts facts = TypeFacts.of(column.type());
      boolean nullable = column.type().isNullable();
      list.add(
          null,
          function.schema(),
          function.name(),
          column.name(),
          kind,
          facts.code(),
          facts.name(),
          facts.size(),
          facts.size(),
          facts.digits(),
          facts.radix(),
          nullable ? DatabaseMetaData.functionNullable : DatabaseMetaData.functionNoNulls,
          column.remarks(),
          facts.octets(),
          columns.indexOf(column) + first,
          nullable ? "YES" : "NO",
          specific);
    }
  }
}
