package dev.valvejdbc.sql;

import dev.valvejdbc.protocol.webapi.AnswerType;
import dev.valvejdbc.protocol.webapi.WebParameter;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;

/** Names and types of columns of the Web API. */
final class WebColumns {
  /** Words that the parser takes for no column even unquoted. */
  private static final Set<String> RESERVED =
      Set.of("date", "time", "timestamp", "full", "row", "rows", "limit", "offset");

  private WebColumns() {}

  /** The name of a member or parameter as a column. */
  static String name(String given) {
    return RESERVED.contains(given.toLowerCase(Locale.ROOT)) ? given + "_" : given;
  }

  static RelDataType type(WebParameter parameter, RelDataTypeFactory types) {
    if (parameter.isSteamId()) {
      return types.createSqlType(SqlTypeName.BIGINT);
    }
    return switch (parameter.type()) {
      case "uint32", "int64" -> types.createSqlType(SqlTypeName.BIGINT);
      case "int32", "{enum}" -> types.createSqlType(SqlTypeName.INTEGER);
      case "uint64", "fixed64" -> types.createSqlType(SqlTypeName.DECIMAL, 20, 0);
      case "bool" -> types.createSqlType(SqlTypeName.BOOLEAN);
      case "float" -> types.createSqlType(SqlTypeName.DOUBLE);
      default -> types.createSqlType(SqlTypeName.VARCHAR);
    };
  }

  static RelDataType type(AnswerType type, RelDataTypeFactory types) {
    return switch (type) {
      case STEAMID, BIGINT -> types.createSqlType(SqlTypeName.BIGINT);
      case UINT64 -> types.createSqlType(SqlTypeName.DECIMAL, 20, 0);
      case INTEGER -> types.createSqlType(SqlTypeName.INTEGER);
      case DOUBLE -> types.createSqlType(SqlTypeName.DOUBLE);
      case BOOLEAN -> types.createSqlType(SqlTypeName.BOOLEAN);
      case TIME -> types.createSqlType(SqlTypeName.TIMESTAMP);
      case VARCHAR, JSON -> types.createSqlType(SqlTypeName.VARCHAR);
    };
  }

  /** A value of a parameter as an SQL literal. */
  static String example(WebParameter parameter) {
    if (parameter.isSteamId()) {
      return "76561197960287930";
    }
    String name = parameter.name().toLowerCase(Locale.ROOT);
    if (name.equals("appid") || name.equals("gameid") || name.equals("app_id")) {
      return "440";
    }
    if (name.equals("addr")) {
      return "'203.0.113.7'";
    }
    return switch (parameter.type()) {
      case "uint32", "int32", "uint64", "int64", "fixed64", "{enum}" -> "1";
      case "bool" -> "TRUE";
      case "float" -> "1.5";
      case "{message}" -> "'{}'";
      default -> "'…'";
    };
  }
}
