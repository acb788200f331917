package dev.valvejdbc.engine.session;

import dev.valvejdbc.jdbc.execution.Execution;
import dev.valvejdbc.lookup.plan.StatementText;
import dev.valvejdbc.sql.statement.Summarize;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** Answers SUMMARIZE: reads a table or query once, and tells a line about each column. */
final class Summaries {
  private static final Set<Integer> NUMBERS =
      Set.of(
          Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.DOUBLE,
          Types.REAL,
          Types.FLOAT);

  private static final int FIGURES = 5;

  private final Session session;

  Summaries(Session session) {
    this.session = session;
  }

  private record Column(String name, int type, String typeName) {
    boolean isNumber() {
      return NUMBERS.contains(type);
    }
  }

  String of(Execution execution, Summarize summarize, String sql, boolean runs)
      throws SQLException {
    String subject = subject(summarize, sql);
    List<Column> columns = columns(execution, subject);
    RowsText told =
        new RowsText(
            "column_name",
            "column_type",
            "min",
            "max",
            "distinct_count",
            "avg",
            "count",
            "null_percentage");
    if (runs) {
      session.reading(execution, figures(subject, columns), rows -> told(rows, columns, told));
    }
    return told.query();
  }

  /** The one query that is run for it. */
  String asked(Execution execution, Summarize summarize, String sql) throws SQLException {
    String subject = subject(summarize, sql);
    return figures(subject, columns(execution, subject));
  }

  private static String subject(Summarize summarize, String sql) {
    return summarize.subject() instanceof SqlIdentifier name
        ? "SELECT * FROM " + quoted(name)
        : StatementText.behind(sql, "SUMMARIZE");
  }

  private List<Column> columns(Execution execution, String subject) throws SQLException {
    return session.preparing(execution, subject, (s, plan) -> columns(s.getMetaData()));
  }

  private static String quoted(SqlIdentifier name) {
    List<String> parts = new ArrayList<>();
    name.names.forEach(part -> parts.add(RowsText.quoted(part)));
    return String.join(".", parts);
  }

  private static List<Column> columns(ResultSetMetaData metadata) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= metadata.getColumnCount(); i++) {
      columns.add(
          new Column(
              metadata.getColumnLabel(i),
              metadata.getColumnType(i),
              metadata.getColumnTypeName(i)));
    }
    return columns;
  }

  /** One query that computes all, so that nobody is asked twice. */
  private static String figures(String subject, List<Column> columns) {
    List<String> names = new ArrayList<>();
    List<String> computed = new ArrayList<>(List.of("COUNT(*)"));
    for (int i = 0; i < columns.size(); i++) {
      String name = "c" + i;
      names.add(name);
      computed.add("MIN(" + name + ")");
      computed.add("MAX(" + name + ")");
      computed.add("COUNT(DISTINCT " + name + ")");
      computed.add(
          columns.get(i).isNumber() ? "AVG(CAST(" + name + " AS DOUBLE))" : "CAST(NULL AS DOUBLE)");
      computed.add("COUNT(" + name + ")");
    }
    return "SELECT "
        + String.join(", ", computed)
        + " FROM ("
        + subject
        + "\n) AS summarized ("
        + String.join(", ", names)
        + ")";
  }

  private static RowsText told(ResultSet rows, List<Column> columns, RowsText told)
      throws SQLException {
    if (!rows.next()) {
      return told;
    }
    long all = rows.getLong(1);
    for (int i = 0; i < columns.size(); i++) {
      int first = 2 + i * FIGURES;
      long there = rows.getLong(first + 4);
      double average = rows.getDouble(first + 3);
      told.add(
          columns.get(i).name(),
          columns.get(i).typeName().replace(" NOT NULL", ""),
          rows.getString(first),
          rows.getString(first + 1),
          rows.getString(first + 2),
          columns.get(i).isNumber() && there > 0 ? rounded(average) : null,
          all,
          all == 0 ? null : rounded(100.0 * (all - there) / all));
    }
    return told;
  }

  private static @Nullable String rounded(double figure) {
    return String.format(Locale.ROOT, "%.2f", figure);
  }
}
