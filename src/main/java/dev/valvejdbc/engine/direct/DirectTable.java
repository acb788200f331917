package dev.valvejdbc.engine.direct;

import dev.valvejdbc.engine.direct.DirectQuery.Name;
import dev.valvejdbc.sql.table.CommentedTable;
import dev.valvejdbc.tables.Column;
import java.util.List;
import org.apache.calcite.jdbc.CalcitePrepare;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.jspecify.annotations.Nullable;

/**
 * The table of a statement, with its names looked up.
 *
 * @param path from the root schema down
 * @param types of its columns
 */
record DirectTable(List<String> path, String alias, CommentedTable binding, RelDataType types) {

  /** The table of ours that a query reads; null if it reads something else. */
  static @Nullable DirectTable of(DirectQuery query, CalcitePrepare.Context context) {
    List<String> standard = context.getDefaultSchemaPath();
    if (standard.size() != 1) {
      return null;
    }
    String named = query.schema() == null ? standard.get(0) : query.schema();
    CalciteSchema schema = context.getRootSchema().getSubSchema(named, false);
    CalciteSchema.TableEntry entry = schema == null ? null : schema.getTable(query.table(), false);
    if (entry == null || !(entry.getTable() instanceof CommentedTable binding)) {
      return null;
    }
    RelDataTypeFactory types = context.getTypeFactory();
    return new DirectTable(
        List.of(schema.getName(), entry.name), query.alias(), binding, binding.getRowType(types));
  }

  List<? extends Column<?>> columns() {
    return binding.described().columns().list();
  }

  /** The ordinal of a column, -1 if the table has none of that name. */
  int ordinal(Name name) {
    if (name.table() != null && !name.table().equalsIgnoreCase(alias)) {
      return -1;
    }
    for (int i = 0; i < columns().size(); i++) {
      if (columns().get(i).name().equalsIgnoreCase(name.column())) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the values of a column are words that conditions may spell in several ways. */
  boolean hasWords(int ordinal) {
    return binding.described().vocabulary(columns().get(ordinal).name()) != null;
  }
}
