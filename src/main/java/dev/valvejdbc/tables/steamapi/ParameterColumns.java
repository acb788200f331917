package dev.valvejdbc.tables.steamapi;

import dev.valvejdbc.protocol.webapi.AnswerType;
import dev.valvejdbc.protocol.webapi.WebParameter;
import dev.valvejdbc.tables.ColumnType;
import java.util.Locale;
import java.util.Set;

/** Names and types of columns of the Web API. */
final class ParameterColumns {
  /** Words that the parser takes for no column even unquoted. */
  private static final Set<String> RESERVED =
      Set.of("date", "time", "timestamp", "full", "row", "rows", "limit", "offset");

  private ParameterColumns() {}

  /** The name of a member or parameter as a column. */
  static String name(String given) {
    return RESERVED.contains(given.toLowerCase(Locale.ROOT)) ? given + "_" : given;
  }

  static ColumnType type(WebParameter parameter) {
    if (parameter.isSteamId()) {
      return ColumnType.BIGINT;
    }
    return switch (parameter.type()) {
      case "uint32", "int64" -> ColumnType.BIGINT;
      case "int32", "{enum}" -> ColumnType.INTEGER;
      case "uint64", "fixed64" -> ColumnType.UNSIGNED_BIGINT;
      case "bool" -> ColumnType.BOOLEAN;
      case "float" -> ColumnType.DOUBLE;
      default -> ColumnType.VARCHAR;
    };
  }

  static ColumnType type(AnswerType type) {
    return switch (type) {
      case STEAMID, BIGINT -> ColumnType.BIGINT;
      case UINT64 -> ColumnType.UNSIGNED_BIGINT;
      case INTEGER -> ColumnType.INTEGER;
      case DOUBLE -> ColumnType.DOUBLE;
      case BOOLEAN -> ColumnType.BOOLEAN;
      case TIME -> ColumnType.TIMESTAMP;
      case VARCHAR, JSON -> ColumnType.VARCHAR;
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
