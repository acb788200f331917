package dev.valvejdbc.trino;

import io.trino.testing.MaterializedResult;
import io.trino.testing.MaterializedRow;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as texts that compare, whoever brought them. */
final class Rows {
  private Rows() {}

  static List<String> of(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(text(result.getObject(i)));
        }
        rows.add(String.join(" | ", row));
      }
    }
    return rows;
  }

  static List<String> of(MaterializedResult result) {
    List<String> rows = new ArrayList<>();
    for (MaterializedRow row : result.getMaterializedRows()) {
      rows.add(String.join(" | ", row.getFields().stream().map(Rows::text).toList()));
    }
    return rows;
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Number number -> new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
      case Timestamp instant -> instant.toInstant().toString();
      case ZonedDateTime instant -> instant.toInstant().toString();
      default -> value.toString();
    };
  }
}
