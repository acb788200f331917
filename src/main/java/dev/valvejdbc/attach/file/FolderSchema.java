package dev.valvejdbc.attach.file;

import dev.valvejdbc.errors.SqlError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.jspecify.annotations.Nullable;

/**
 * A folder as a schema: each CSV, TSV, JSON or JSON Lines file in it is a table of the file's name.
 * It is looked into anew for every statement.
 */
public final class FolderSchema extends AbstractSchema {
  private final Path folder;

  /** A schema of a folder, which need not be there yet. */
  public FolderSchema(Path folder) {
    this.folder = folder;
  }

  @Override
  protected Map<String, Table> getTableMap() {
    Map<String, Table> tables = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        FileRows rows = dot < 1 || !Files.isRegularFile(file) ? null : rows(file, name, dot);
        if (rows != null) {
          tables.put(name.substring(0, dot), new FileTable(file, rows));
        }
      }
    } catch (IOException e) {
      throw SqlError.FILE_TABLE.inStatement(folder, "the folder is not there, or closed to us");
    }
    return tables;
  }

  private static @Nullable FileRows rows(Path file, String name, int dot) {
    return switch (name.substring(dot + 1).toLowerCase(Locale.ROOT)) {
      case "csv" -> new CsvRows(file, ",;\t");
      case "tsv" -> new CsvRows(file, "\t");
      case "json", "jsonl", "ndjson" -> new JsonRows(file);
      default -> null;
    };
  }
}
