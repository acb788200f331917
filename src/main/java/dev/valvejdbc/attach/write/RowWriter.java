package dev.valvejdbc.attach.write;

import dev.valvejdbc.attach.AttachedSource;
import dev.valvejdbc.attach.Underway;
import dev.valvejdbc.attach.dialect.Dialect;
import dev.valvejdbc.errors.SqlError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** Writes rows into a table, in batches. */
final class RowWriter {
  private static final int ROWS_IN_BATCH = 1_000;

  private final AttachedSource source;
  private final Connection connection;
  private final Underway underway;
  private final Runnable check;

  /**
   * Writes with a connection whose transaction is open.
   *
   * @param underway what is cancelled when the statement is to end
   * @param check throws when the statement is to end
   */
  RowWriter(AttachedSource source, Connection connection, Underway underway, Runnable check) {
    this.source = source;
    this.connection = connection;
    this.underway = underway;
    this.check = check;
  }

  /**
   * Writes all rows.
   *
   * @return how many rows are written
   */
  long write(SourceRows rows, Part.Insert insertion) throws SQLException {
    Dialect dialect = source.dialect();
    String table = insertion.table();
    String conflict = insertion.conflict();
    List<Column> columns = columns(table, insertion.columns());
    if (columns.size() != rows.columns()) {
      throw SqlError.WRITE_FORM.saying(
          "The query has "
              + rows.columns()
              + " columns, and "
              + columns.size()
              + " of the table "
              + table
              + " are to be written: name as many after the table.");
    }
    List<String> names = columns.stream().map(Column::name).toList();
    String insert =
        dialect.insert(insertion.verb(), table, names)
            + (conflict.isEmpty() ? "" : " " + dialect.conflict(conflict, names));
    try (PreparedStatement into = connection.prepareStatement(insert)) {
      return underway.during(into, () -> written(rows, into, columns, dialect));
    }
  }

  private long written(
      SourceRows rows, PreparedStatement into, List<Column> columns, Dialect dialect)
      throws SQLException {
    long written = 0;
    int batch = 0;
    while (rows.next()) {
      for (int i = 0; i < columns.size(); i++) {
        dialect.bind(into, i + 1, rows.value(i), columns.get(i).textual());
      }
      into.addBatch();
      if (++batch == ROWS_IN_BATCH) {
        written += sum(into.executeBatch());
        batch = 0;
        check.run();
      }
    }
    written += batch == 0 ? 0 : sum(into.executeBatch());
    check.run();
    return written;
  }

  private static long sum(int[] counts) {
    long sum = 0;
    for (int count : counts) {
      // each is of one row, also where the database counts an update as two
      sum += count == Statement.SUCCESS_NO_INFO ? 1 : Math.min(1, Math.max(0, count));
    }
    return sum;
  }

  private record Column(String name, boolean textual) {}

  private List<Column> columns(String table, List<String> wanted) throws SQLException {
    List<Column> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
      ResultSetMetaData columns = none.getMetaData();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        int type = columns.getColumnType(i);
        boolean textual = type == Types.VARCHAR || type == Types.CHAR || type == Types.LONGVARCHAR;
        all.add(new Column(columns.getColumnName(i), textual));
      }
    }
    return wanted.isEmpty() ? all : chosen(all, wanted, table);
  }

  private static List<Column> chosen(List<Column> all, List<String> wanted, String table)
      throws SQLException {
    List<Column> chosen = new ArrayList<>();
    for (String name : wanted) {
      chosen.add(
          all.stream()
              .filter(c -> c.name().equals(name))
              .findFirst()
              .or(() -> all.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst())
              .orElseThrow(
                  () ->
                      SqlError.UNKNOWN_COLUMN.saying(
                          "The table " + table + " has no column '" + name + "'.")));
    }
    return chosen;
  }
}
