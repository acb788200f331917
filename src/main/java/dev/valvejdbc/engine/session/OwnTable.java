package dev.valvejdbc.engine.session;

import dev.valvejdbc.guard.KeptRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.calcite.DataContext;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rel.type.RelDataTypeImpl;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/** The rows of a query, kept by one connection. */
final class OwnTable extends AbstractTable implements ScannableTable {
  private static final long DAY = 86_400_000;

  private final RelDataType row;
  private final List<@Nullable Object[]> rows;

  private final KeptRows.Table kept;

  private OwnTable(RelDataType row, List<@Nullable Object[]> rows, KeptRows.Table kept) {
    this.row = row;
    this.rows = rows;
    this.kept = kept;
  }

  /** Reads the rows of a query, whose types are given. */
  static OwnTable of(RelDataType row, ResultSet result, KeptRows.Table kept) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    List<RelDataTypeField> fields = row.getFieldList();
    while (result.next()) {
      @Nullable Object[] values = new Object[fields.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = value(result, i + 1, fields.get(i).getType());
      }
      kept.add(values);
      rows.add(values);
    }
    return new OwnTable(row, rows, kept);
  }

  /** The table is dropped. */
  void release() {
    kept.release();
  }

  /** A value as generated code holds it. */
  private static @Nullable Object value(ResultSet row, int column, RelDataType type)
      throws SQLException {
    Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    switch (type.getSqlTypeName()) {
      case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> {
        Timestamp time = row.getTimestamp(column, utc);
        return time == null ? null : Long.valueOf(time.getTime());
      }
      case DATE -> {
        java.sql.Date day = row.getDate(column, utc);
        return day == null ? null : Integer.valueOf((int) Math.floorDiv(day.getTime(), DAY));
      }
      case TIME -> {
        java.sql.Time time = row.getTime(column, utc);
        return time == null ? null : Integer.valueOf((int) Math.floorMod(time.getTime(), DAY));
      }
      case VARBINARY, BINARY -> {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? null : new ByteString(bytes);
      }
      default -> {
        Object value = row.getObject(column);
        return value instanceof java.sql.Array array ? List.of((Object[]) array.getArray()) : value;
      }
    }
  }

  @Override
  public Enumerable<@Nullable Object[]> scan(DataContext root) {
    return Linq4j.asEnumerable(rows);
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    return RelDataTypeImpl.proto(row).apply(types);
  }

  @Override
  public Schema.TableType getJdbcTableType() {
    return Schema.TableType.LOCAL_TEMPORARY;
  }
}
