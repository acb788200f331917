package dev.valvejdbc.engine.session;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeImpl;
import org.apache.calcite.schema.impl.ViewTable;

/** A view of one connection. */
final class OwnView extends ViewTable {
  /**
   * Makes a view.
   *
   * @param path the schema in which its tables are looked for first
   */
  OwnView(RelDataType row, String query, List<String> path) {
    super(Object[].class, RelDataTypeImpl.proto(row), query, path, null);
  }
}
