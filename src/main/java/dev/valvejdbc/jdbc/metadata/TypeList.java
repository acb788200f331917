package dev.valvejdbc.jdbc.metadata;

import dev.valvejdbc.jdbc.rows.TextLengths;
import java.sql.DatabaseMetaData;
import java.util.List;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Lists the types that columns and results have; tools match those of columns by name. */
final class TypeList {
  private static final List<SqlTypeName> USED =
      List.of(
          SqlTypeName.BIGINT,
          SqlTypeName.CHAR,
          SqlTypeName.DECIMAL,
          SqlTypeName.INTEGER,
          SqlTypeName.DOUBLE,
          SqlTypeName.VARCHAR,
          SqlTypeName.BOOLEAN,
          SqlTypeName.DATE,
          SqlTypeName.TIME,
          SqlTypeName.TIMESTAMP);
  private static final int DECIMAL_DIGITS = 38;

  private TypeList() {}

  /** In the order of their codes, as JDBC wants them. */
  static MetadataRows list() {
    RelDataTypeFactory types = new JavaTypeFactoryImpl();
    MetadataRows list = new MetadataRows(Shapes.TYPES);
    for (SqlTypeName type : USED) {
      TypeFacts facts = TypeFacts.of(types.createSqlType(type));
      boolean decimal = type == SqlTypeName.DECIMAL;
      boolean text = facts.octets() != null;
      int scale = decimal ? DECIMAL_DIGITS : 0;
      list.add(
          facts.name(),
          facts.code(),
          decimal ? DECIMAL_DIGITS : text ? TextLengths.UNBOUND : facts.size(),
          prefix(type),
          prefix(type) == null ? null : "'",
          decimal ? "PRECISION,SCALE" : text ? "LENGTH" : null,
          DatabaseMetaData.typeNullable,
          text,
          DatabaseMetaData.typeSearchable,
          facts.radix() == null,
          false,
          false,
          facts.name(),
          facts.digits() == null ? null : 0,
          facts.digits() == null ? null : scale,
          null,
          null,
          facts.radix());
    }
    return list;
  }

  private static @Nullable String prefix(SqlTypeName type) {
    return switch (type) {
      case CHAR, VARCHAR -> "'";
      case DATE, TIME, TIMESTAMP -> type.getName() + " '";
      default -> null;
    };
  }
}
