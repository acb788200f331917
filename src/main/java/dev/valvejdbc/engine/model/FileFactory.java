package dev.valvejdbc.engine.model;

import dev.valvejdbc.attach.file.FolderSchema;
import dev.valvejdbc.errors.SqlError;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.TableFactory;
import org.jspecify.annotations.Nullable;

/** Stands for Calcite's factory of CSV files as tables, where its jar is not. */
public final class FileFactory implements TableFactory<Table> {
  @Override
  public Table create(
      SchemaPlus schema, String name, Map<String, Object> operands, @Nullable RelDataType row) {
    Object file = operands.get("file");
    Table table =
        file == null
            ? null
            : FolderSchema.typed(FolderFactory.base(operands).resolve(file.toString()));
    if (table == null) {
      throw SqlError.MODEL_FOLDER.inStatement(name);
    }
    return table;
  }
}
