package dev.valvejdbc.attach.file;

import dev.valvejdbc.errors.SqlError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.jspecify.annotations.Nullable;

/**
 * A folder as a schema: each CSV, TSV, JSON or JSON Lines file in it, packed by gzip or not, is a
 * table of the file's name. It is looked into anew for every statement.
 */
public final class FolderSchema extends AbstractSchema {
  private static final Pattern PACKED = Pattern.compile("(?i)\\.gz$");

  private final @Nullable Path folder;
  private final Map<String, Path> named;
  private final boolean typed;

  /** A schema of a folder, which need not be there yet. */
  public FolderSchema(Path folder) {
    this(folder, Map.of(), false);
  }

  private FolderSchema(@Nullable Path folder, Map<String, Path> named, boolean typed) {
    this.folder = folder;
    this.named = Map.copyOf(named);
    this.typed = typed;
  }

  /**
   * A schema whose files may say types behind the names of their columns, as Calcite's do: {@code
   * id:int}.
   *
   * @param folder null if there are only the files that are named
   * @param named files by the names of their tables, beside those of the folder
   */
  public static Schema typed(@Nullable Path folder, Map<String, Path> named) {
    return new FolderSchema(folder, named, true);
  }

  /** A file as such a table; null if its name is that of no kind of file known here. */
  public static @Nullable Table typed(Path file) {
    return table(file, true);
  }

  private static @Nullable Table table(Path file, boolean typed) {
    FileRows rows = rows(file);
    return rows == null ? null : new FileTable(file, typed ? new TypedHead(rows) : rows);
  }

  @Override
  protected Map<String, Table> getTableMap() {
    Map<String, Table> tables = new TreeMap<>();
    if (folder != null) {
      tables.putAll(inFolder(folder));
    }
    named.forEach(
        (name, file) -> {
          Table table = table(file, typed);
          if (table == null) {
            throw SqlError.FILE_TABLE.inStatement(file.getFileName(), "it is no CSV or JSON file");
          }
          tables.put(name, table);
        });
    return tables;
  }

  private Map<String, Table> inFolder(Path folder) {
    Map<String, Table> tables = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Table table = Files.isRegularFile(file) ? table(file, typed) : null;
        if (table != null) {
          tables.putIfAbsent(stem(file), table);
        }
      }
    } catch (IOException e) {
      throw SqlError.FILE_TABLE.inStatement(folder, "the folder is not there, or closed to us");
    }
    return tables;
  }

  /** A file's name without what tells its kind. */
  private static String stem(Path file) {
    String name = PACKED.matcher(String.valueOf(file.getFileName())).replaceFirst("");
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static @Nullable FileRows rows(Path file) {
    String name = PACKED.matcher(String.valueOf(file.getFileName())).replaceFirst("");
    int dot = name.lastIndexOf('.');
    return switch (dot < 1 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT)) {
      case "csv" -> new CsvRows(file, ",;\t");
      case "tsv" -> new CsvRows(file, "\t");
      case "json", "jsonl", "ndjson" -> new JsonRows(file);
      default -> null;
    };
  }
}
