package dev.valvejdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads results for assertions. */
public final class Rows {
  private Rows() {}

  /** The rows of a query, the values of each joined by bars. */
  public static List<String> of(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery(sql)) {
      return of(rs);
    }
  }

  /** The rows that are left of a result. */
  public static List<String> of(ResultSet rs) throws SQLException {
    List<String> rows = new ArrayList<>();
    int columns = rs.getMetaData().getColumnCount();
    while (rs.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        row.add(String.valueOf(rs.getObject(i)));
      }
      rows.add(String.join("|", row));
    }
    return rows;
  }
}
