package dev.valvejdbc.sql.library;

import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCollectionTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** The names of types that PostgreSQL and DuckDB have beside those of the standard. */
final class TypeNames {
  private static final Map<String, SqlTypeName> KNOWN =
      Map.ofEntries(
          Map.entry("TEXT", SqlTypeName.VARCHAR),
          Map.entry("STRING", SqlTypeName.VARCHAR),
          Map.entry("JSON", SqlTypeName.VARCHAR),
          Map.entry("JSONB", SqlTypeName.VARCHAR),
          Map.entry("INT1", SqlTypeName.TINYINT),
          Map.entry("INT2", SqlTypeName.SMALLINT),
          Map.entry("INT4", SqlTypeName.INTEGER),
          Map.entry("INT8", SqlTypeName.BIGINT),
          Map.entry("LONG", SqlTypeName.BIGINT),
          Map.entry("FLOAT4", SqlTypeName.REAL),
          Map.entry("FLOAT8", SqlTypeName.DOUBLE),
          Map.entry("BOOL", SqlTypeName.BOOLEAN),
          Map.entry("DATETIME", SqlTypeName.TIMESTAMP),
          Map.entry("TIMESTAMPTZ", SqlTypeName.TIMESTAMP));

  private TypeNames() {}

  /** Gives a cast to a type by such a name the standard's. */
  static void settle(SqlBasicCall cast) {
    if (cast.operandCount() > 1 && cast.operand(1) instanceof SqlDataTypeSpec type) {
      SqlTypeNameSpec known = known(type.getTypeNameSpec());
      if (known != type.getTypeNameSpec()) {
        cast.setOperand(1, new SqlDataTypeSpec(known, type.getParserPosition()));
      }
    }
  }

  /** Whether it is CHAR(n), of which texts are not to be filled up with spaces. */
  private static boolean isPadded(SqlBasicTypeNameSpec type) {
    return type.getTypeName().isSimple()
        && type.getTypeName().getSimple().equals(SqlTypeName.CHAR.name());
  }

  private static SqlTypeNameSpec known(SqlTypeNameSpec type) {
    SqlParserPos at = type.getParserPos();
    if (type instanceof SqlCollectionTypeNameSpec collection) {
      SqlTypeNameSpec element = known(collection.getElementTypeName());
      return element == collection.getElementTypeName()
          ? type
          : new SqlCollectionTypeNameSpec(element, SqlTypeName.ARRAY, at);
    }
    if (type instanceof SqlBasicTypeNameSpec basic && isPadded(basic)) {
      return new SqlBasicTypeNameSpec(
          SqlTypeName.VARCHAR, Math.max(1, basic.getPrecision()), basic.getCharSetName(), at);
    }
    SqlTypeName name =
        type instanceof SqlUserDefinedTypeNameSpec && type.getTypeName().isSimple()
            ? KNOWN.get(type.getTypeName().getSimple().toUpperCase(Locale.ROOT))
            : null;
    if (name == null) {
      return type;
    }
    return new SqlBasicTypeNameSpec(name, name == SqlTypeName.TIMESTAMP ? 3 : -1, at);
  }
}
