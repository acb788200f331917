package dev.valvejdbc.engine.direct;

import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.avatica.AvaticaParameter;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a result.
 *
 * @param ordinals of the table's columns, in the order of the result
 * @param labels their names in the result
 */
record DirectColumns(DirectTable table, List<Integer> ordinals, List<String> labels) {

  /** What a query selects; null if a name is unknown, or not the only one of its kind. */
  static @Nullable DirectColumns of(DirectQuery query, DirectTable table) {
    List<Integer> ordinals = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (DirectQuery.Item item : query.items()) {
      int ordinal = table.ordinal(item.name());
      if (ordinal < 0) {
        return null;
      }
      ordinals.add(ordinal);
      labels.add(item.label());
    }
    if (query.items().isEmpty()) {
      for (int i = 0; i < table.columns().size(); i++) {
        ordinals.add(i);
        labels.add(table.columns().get(i).name());
      }
    }
    Set<String> different = new HashSet<>();
    labels.forEach(l -> different.add(l.toUpperCase(Locale.ROOT)));
    return different.size() == labels.size() ? new DirectColumns(table, ordinals, labels) : null;
  }

  RelDataType type(JavaTypeFactory types) {
    List<RelDataType> all = ordinals.stream().map(i -> field(i).getType()).toList();
    return types.createStructType(all, labels);
  }

  List<ColumnMetaData> told(JavaTypeFactory types) {
    List<ColumnMetaData> columns = new ArrayList<>();
    for (int i = 0; i < ordinals.size(); i++) {
      columns.add(told(i, types));
    }
    return columns;
  }

  private ColumnMetaData told(int at, JavaTypeFactory types) {
    RelDataTypeField field = field(ordinals.get(at));
    return told(at, labels.get(at), field.getType(), types, table.path(), field.getName());
  }

  /** What is told of a column that is one of no table. */
  static ColumnMetaData told(String label, RelDataType type, JavaTypeFactory types) {
    return told(0, label, type, types, Arrays.asList(null, null), null);
  }

  private static ColumnMetaData told(
      int at,
      String label,
      RelDataType type,
      JavaTypeFactory types,
      List<@Nullable String> path,
      @Nullable String column) {
    ColumnMetaData.AvaticaType told =
        ColumnMetaData.scalar(
            type.getSqlTypeName().getJdbcOrdinal(),
            type.getSqlTypeName().getName(),
            ColumnMetaData.Rep.of(types.getJavaClass(type)));
    return new ColumnMetaData(
        at,
        false,
        true,
        false,
        false,
        type.isNullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
        true,
        type.getPrecision(),
        label,
        column,
        path.get(0),
        specified(type.getPrecision()),
        specified(type.getScale()),
        path.get(1),
        null,
        told,
        true,
        false,
        false,
        told.columnClassName());
  }

  /** A parameter that is compared with a column. */
  static AvaticaParameter parameter(DirectTable table, int ordinal, int parameter) {
    RelDataType type = table.types().getFieldList().get(ordinal).getType();
    return new AvaticaParameter(
        false,
        specified(type.getPrecision()),
        specified(type.getScale()),
        type.getSqlTypeName().getJdbcOrdinal(),
        type.getSqlTypeName().getName(),
        Object.class.getName(),
        "?" + parameter);
  }

  private RelDataTypeField field(int ordinal) {
    return table.types().getFieldList().get(ordinal);
  }

  private static int specified(int digits) {
    return Math.max(0, digits);
  }
}
