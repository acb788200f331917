package dev.valvejdbc.engine.model;

import dev.valvejdbc.attach.file.FolderSchema;
import dev.valvejdbc.errors.SqlError;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaFactory;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/**
 * Stands for Calcite's factories of folders, csv and file, where their jars are not: the same
 * operands, for CSV and JSON files.
 */
public final class FolderFactory implements SchemaFactory {
  @Override
  public Schema create(SchemaPlus parent, String name, Map<String, Object> operands) {
    Path base = base(operands);
    Map<String, Path> tables = new LinkedHashMap<>();
    if (operands.get("tables") instanceof List<?> listed) {
      for (Object each : listed) {
        if (each instanceof Map<?, ?> table) {
          tables.put(String.valueOf(table.get("name")), file(base, name, text(table.get("url"))));
        }
      }
    }
    String folder = text(operands.get("directory"));
    if (folder == null && tables.isEmpty()) {
      throw SqlError.MODEL_FOLDER.inStatement(name);
    }
    return FolderSchema.typed(folder == null ? null : base.resolve(folder), tables);
  }

  /** The folder of the model, from which paths go out. */
  static Path base(Map<String, Object> operands) {
    return Path.of(String.valueOf(operands.getOrDefault("baseDirectory", "")));
  }

  private static @Nullable String text(@Nullable Object operand) {
    return operand == null ? null : operand.toString();
  }

  private static Path file(Path base, String schema, @Nullable String url) {
    if (url == null || url.matches("(?i)(?!file:)[a-z]{2,}:.*")) {
      throw SqlError.MODEL_FOLDER.inStatement(schema);
    }
    return url.startsWith("file:/") ? Path.of(URI.create(url)) : base.resolve(url);
  }
}
