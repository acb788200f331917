package dev.valvejdbc.attach.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file whose columns may say their types, as in {@code id:int,name:string}. */
record TypedHead(FileRows rows) implements FileRows {
  @Override
  public List<String> columns() throws IOException {
    List<String> names = new ArrayList<>();
    for (String name : rows.columns()) {
      names.add(type(name) == null ? name : name.substring(0, name.lastIndexOf(':')).strip());
    }
    return names;
  }

  @Override
  public List<@Nullable CellType> types() throws IOException {
    List<@Nullable CellType> types = new ArrayList<>();
    rows.columns().forEach(name -> types.add(type(name)));
    return types;
  }

  private static @Nullable CellType type(String name) {
    String word = name.substring(name.lastIndexOf(':') + 1).strip().toLowerCase(Locale.ROOT);
    return name.lastIndexOf(':') < 1
        ? null
        : switch (word) {
          case "string", "char", "time" -> CellType.VARCHAR;
          case "boolean" -> CellType.BOOLEAN;
          case "byte", "short", "int", "long" -> CellType.BIGINT;
          case "float", "double" -> CellType.DOUBLE;
          case "date" -> CellType.DATE;
          case "timestamp" -> CellType.TIMESTAMP;
          default -> null;
        };
  }

  @Override
  public Reading open() throws IOException {
    return rows.open();
  }
}
