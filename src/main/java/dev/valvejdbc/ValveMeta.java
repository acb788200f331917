package dev.valvejdbc;

import dev.valvejdbc.sql.CommentedTable;
import java.sql.Types;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.MetaImpl;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.jdbc.CalciteMetaColumnFactory;
import org.apache.calcite.jdbc.CalciteMetaImpl;
import org.apache.calcite.jdbc.CalciteMetaTableFactory;
import org.apache.calcite.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's metadata with the comments of tables and columns, and sizes and type names for tools.
 */
final class ValveMeta {
  private static final int TEXT_SIZE = 65_535;

  private ValveMeta() {}

  static Meta of(AvaticaConnection connection) {
    return CalciteMetaImpl.create(
        (CalciteConnection) connection, new Tables(), new ColumnsOfTables());
  }

  /** A row of getTables; Avatica reads its public fields, the last declaration wins. */
  @SuppressWarnings("HidingField") // that is how Avatica is told
  public static final class CommentedMetaTable extends CalciteMetaImpl.CalciteMetaTable {
    public final @Nullable String remarks;

    CommentedMetaTable(Table table, String catalog, String schema, String name) {
      super(table, catalog, schema, name);
      remarks = table instanceof CommentedTable commented ? commented.remarks() : null;
    }
  }

  private static final class Tables implements CalciteMetaTableFactory {
    @Override
    public MetaImpl.MetaTable createTable(Table table, String catalog, String schema, String name) {
      return new CommentedMetaTable(table, catalog, schema, name);
    }

    @Override
    public Class<? extends MetaImpl.MetaTable> getMetaTableClass() {
      return CommentedMetaTable.class;
    }
  }

  /** A row of getColumns. */
  @SuppressWarnings("HidingField") // that is how Avatica is told
  public static final class CommentedMetaColumn extends MetaImpl.MetaColumn {
    public final @Nullable String remarks;

    CommentedMetaColumn(
        @Nullable String remarks,
        String catalog,
        String schema,
        String table,
        String name,
        int type,
        String typeName,
        Integer size,
        @Nullable Integer digits,
        int radix,
        int nullable,
        @Nullable Integer octets,
        int position,
        String isNullable) {
      super(
          catalog,
          schema,
          table,
          name,
          type,
          typeName.replace(" NOT NULL", "").replaceAll("\\(.*\\)", ""),
          size(type, size),
          digits,
          radix,
          nullable,
          octets,
          position,
          isNullable,
          "NO",
          "NO");
      this.remarks = remarks;
    }
  }

  /** Digits or characters; Calcite knows none for most types. */
  private static int size(int type, int known) {
    return switch (type) {
      case Types.INTEGER -> 10;
      case Types.BIGINT -> 19;
      case Types.DOUBLE -> 15;
      case Types.BOOLEAN -> 1;
      case Types.TIMESTAMP -> 23;
      default -> known < 0 ? TEXT_SIZE : known;
    };
  }

  private static final class ColumnsOfTables implements CalciteMetaColumnFactory {
    @Override
    public MetaImpl.MetaColumn createColumn(
        Table table,
        String catalog,
        String schema,
        String tableName,
        String name,
        int type,
        String typeName,
        Integer size,
        @Nullable Integer digits,
        int radix,
        int nullable,
        @Nullable Integer octets,
        int position,
        String isNullable) {
      return new CommentedMetaColumn(
          table instanceof CommentedTable commented ? commented.remarks(position - 1) : null,
          catalog,
          schema,
          tableName,
          name,
          type,
          typeName,
          size,
          digits,
          radix,
          nullable,
          octets,
          position,
          isNullable);
    }

    @Override
    public Class<? extends MetaImpl.MetaColumn> getMetaColumnClass() {
      return CommentedMetaColumn.class;
    }
  }
}
