package dev.valvejdbc.attach.read;

import dev.valvejdbc.attach.AttachedSource;
import dev.valvejdbc.attach.dialect.Dialect;
import dev.valvejdbc.errors.StatementException;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/** A table or view of an attached database. */
final class AttachedTable extends AbstractTable implements TranslatableTable {
  private final DatabaseConvention convention;
  private final TablePlace place;
  private final Schema.TableType kind;
  private final Set<String> shownAsText = new HashSet<>();
  private @Nullable RelDataType row;

  AttachedTable(DatabaseConvention convention, TablePlace place, Schema.TableType kind) {
    this.convention = convention;
    this.place = place;
    this.kind = kind;
  }

  @Override
  public Schema.TableType getJdbcTableType() {
    return kind;
  }

  @Override
  public synchronized RelDataType getRowType(RelDataTypeFactory types) {
    RelDataType known = row;
    if (known == null) {
      try {
        AttachedSource source = place.source();
        known = source.work(connection -> read(types, connection, source.dialect()));
      } catch (SQLException e) {
        throw new StatementException(e);
      }
      row = known;
    }
    return types.copyType(known);
  }

  private RelDataType read(
      RelDataTypeFactory types, java.sql.Connection connection, Dialect dialect)
      throws SQLException {
    RelDataTypeFactory.Builder columns = types.builder();
    DatabaseMetaData metadata = connection.getMetaData();
    String schema = place.schema();
    try (ResultSet rows =
        metadata.getColumns(
            place.catalog(),
            schema == null ? null : TablePlace.pattern(metadata, schema),
            TablePlace.pattern(metadata, place.name()),
            "%")) {
      while (rows.next()) {
        String name = rows.getString("COLUMN_NAME");
        int jdbcType = rows.getInt("DATA_TYPE");
        String typeName = String.valueOf(rows.getString("TYPE_NAME"));
        int size = rows.getInt("COLUMN_SIZE");
        RelDataType type =
            dialect.type(types, jdbcType, typeName, size, rows.getInt("DECIMAL_DIGITS"));
        if (Understood.isText(type) && !dialect.isText(jdbcType, typeName)) {
          shownAsText.add(name);
        }
        columns.add(name, type);
      }
    }
    return columns.build();
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
    return new DatabaseScan(context.getCluster(), table, place, convention, shownAsText);
  }
}
