package dev.valvejdbc.attach.write;

import dev.valvejdbc.attach.AttachedSource;
import dev.valvejdbc.attach.dialect.Dialect;
import dev.valvejdbc.errors.SqlError;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Defines tables for rows of ours, in the types of their database. */
final class NewTable {
  private NewTable() {}

  /** The name of a table, and its columns in parentheses. */
  static String definition(AttachedSource source, String table, ResultSet rows)
      throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    Dialect dialect = source.dialect();
    List<String> defined = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String type =
          dialect.typeName(columns.getColumnType(i), columns.getPrecision(i), columns.getScale(i));
      if (type == null) {
        throw SqlError.NO_TYPE.inStatement(columns.getColumnLabel(i), source.name());
      }
      defined.add(dialect.quoted(columns.getColumnLabel(i)) + " " + type);
    }
    return table + " (" + String.join(", ", defined) + ")";
  }
}
