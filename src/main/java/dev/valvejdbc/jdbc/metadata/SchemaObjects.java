package dev.valvejdbc.jdbc.metadata;

import dev.valvejdbc.jdbc.rows.TextLengths;
import java.util.List;
import java.util.function.Supplier;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/** Lists the objects of each schema, its tables, views and functions, as metadata show them. */
public interface SchemaObjects extends TextLengths {
  /** The names of the schemas. */
  List<String> schemas();

  /**
   * The tables and views of a schema.
   *
   * @param amongAll whether they are listed with those of all other schemas: then nothing is
   *     fetched
   */
  List<ListedTable> tables(String schema, boolean amongAll);

  /** The functions of a schema, overloads each for itself. */
  List<ListedFunction> functions(String schema);

  /**
   * A table or view.
   *
   * @param type as JDBC calls it, such as TABLE
   * @param lookups columns by which rows are found without reading the whole table
   * @param columns asked for only when they are listed
   */
  record ListedTable(
      String schema,
      String name,
      String type,
      @Nullable String remarks,
      List<Lookup> lookups,
      Supplier<List<ListedColumn>> columns) {}

  /**
   * A column by which rows are found.
   *
   * @param unique whether it tells one row at most: a primary key
   */
  record Lookup(String column, boolean unique) {}

  /**
   * A column of a table, or a parameter or column of a function.
   *
   * @param longest characters of a text at most; {@link TextLengths#UNBOUND} if nothing bounds it
   */
  record ListedColumn(String name, RelDataType type, @Nullable String remarks, int longest) {
    /** A column whose texts nothing bounds. */
    public ListedColumn(String name, RelDataType type, @Nullable String remarks) {
      this(name, type, remarks, UNBOUND);
    }
  }

  /**
   * A function.
   *
   * @param returned the value of a scalar function, null for a table function
   * @param columns of a table function's rows; none for a scalar function
   */
  record ListedFunction(
      String schema,
      String name,
      @Nullable String remarks,
      List<ListedColumn> parameters,
      @Nullable ListedColumn returned,
      List<ListedColumn> columns) {}
}
