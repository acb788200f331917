package dev.valvejdbc.cli.record;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tables and views of one recording: made where they are not there, checked where they are. */
final class HistoryTable {
  private final Connection connection;
  private final Recording recording;

  HistoryTable(Connection connection, Recording recording) {
    this.connection = connection;
    this.recording = recording;
  }

  /**
   * Readies the tables.
   *
   * @throws IOException with a sentence, if the table has other columns than the query
   */
  Columns ready() throws SQLException, IOException {
    lock();
    Columns columns = columns();
    boolean fresh = there("").isEmpty();
    if (fresh) {
      String own =
          Columns.OWN.stream()
              .map(c -> "CAST(NULL AS TIMESTAMP) AS " + c)
              .collect(Collectors.joining(", "));
      run(
          "CREATE TABLE "
              + recording.name("")
              + " AS SELECT q.*, "
              + own
              + " FROM ("
              + recording.sql()
              + ") AS q WHERE FALSE");
    } else {
      check(columns);
    }
    if (there("_rounds").isEmpty()) {
      run(
          "CREATE TABLE "
              + recording.name("_rounds")
              + " AS SELECT CURRENT_TIMESTAMP AS started_at, 1.5E0 AS seconds, TRUE AS complete,"
              + " CAST(0 AS BIGINT) AS rows_seen, CAST(0 AS BIGINT) AS rows_written,"
              + " CAST('' AS VARCHAR) AS note FROM (VALUES 1) AS v WHERE FALSE");
    }
    if (fresh) {
      index(columns);
    }
    views(columns);
    return columns;
  }

  /**
   * Takes the recording, or makes sure that it is still ours: a database that was started anew has
   * forgotten, and one that closes idle connections is kept from it.
   *
   * @throws SQLException if somebody else has it
   */
  void lock() throws SQLException {
    run("CALL " + recording.database() + ".lock('" + recording.table() + "')");
  }

  private Columns columns() throws SQLException, IOException {
    try (var statement =
            connection.prepareStatement(
                "SELECT * FROM (" + recording.sql() + ") AS q WHERE FALSE");
        ResultSet none = statement.executeQuery()) {
      return Columns.of(recording, none.getMetaData());
    }
  }

  /** The columns of a table, in lower case; none where it is not there. */
  private List<String> there(String suffix) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (ResultSet rows =
        connection
            .getMetaData()
            .getColumns(null, recording.database(), pattern(recording.table() + suffix), "%")) {
      while (rows.next()) {
        if (rows.getString("TABLE_NAME").equalsIgnoreCase(recording.table() + suffix)) {
          columns.add(rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
        }
      }
    }
    return columns;
  }

  private String pattern(String name) throws SQLException {
    return name.replace("_", connection.getMetaData().getSearchStringEscape() + "_");
  }

  private void check(Columns columns) throws SQLException, IOException {
    List<String> there = there("");
    List<String> missing =
        columns.names().stream().filter(n -> !there.contains(n.toLowerCase(Locale.ROOT))).toList();
    List<String> wanted = columns.names().stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
    List<String> extra =
        there.stream().filter(n -> !wanted.contains(n) && !Columns.OWN.contains(n)).toList();
    if (!missing.isEmpty() || !extra.isEmpty() || !there.containsAll(Columns.OWN)) {
      List<String> mends = new ArrayList<>();
      missing.forEach(
          n -> mends.add("ALTER TABLE " + recording.name("") + " ADD COLUMN " + n + " <type>"));
      extra.forEach(n -> mends.add("ALTER TABLE " + recording.name("") + " DROP COLUMN " + n));
      throw new IOException(
          "The table "
              + recording.name("")
              + " has other columns than the query. Record into"
              + " another table, or mend it: "
              + String.join("; ", mends)
              + ".");
    }
  }

  /** At most one open row a key, which the database watches over, too, where it can. */
  private void index(Columns columns) {
    String keys =
        columns.keyNames().stream().map(Columns::quoted).collect(Collectors.joining(", "));
    String on = " ON " + recording.name("") + " (" + keys + ")";
    String some =
        columns.keyNames().stream()
            .map(n -> Columns.quoted(n) + "(100)")
            .collect(Collectors.joining(", "));
    for (String definition :
        List.of(
            "CREATE UNIQUE INDEX %s" + on + " WHERE valid_to IS NULL",
            "CREATE INDEX %s" + on,
            "CREATE INDEX %s" + on.replace(keys, some))) { // MariaDB: the beginnings of texts
      try {
        run(definition.formatted(recording.table() + "_open"));
        return;
      } catch (SQLException e) {
        // the database has no such index; it is slower without
      }
    }
  }

  private void views(Columns columns) throws SQLException {
    String rounds = recording.name("_rounds");
    String all =
        columns.names().stream()
            .map(n -> "h." + Columns.quoted(n))
            .collect(Collectors.joining(", "));
    String from = " FROM " + recording.name("") + " h";
    view(
        "_now",
        "SELECT " + all + ", h.valid_from, h.silent_since" + from + " WHERE h.valid_to IS NULL");
    view(
        "_seen",
        "SELECT "
            + all
            + ", h.valid_from, h.valid_to, h.silent_since,"
            + " (SELECT MAX(r.started_at) FROM "
            + rounds
            + " r WHERE r.complete"
            + " AND (h.silent_since IS NULL OR r.started_at < h.silent_since)"
            + " AND (h.valid_to IS NULL OR r.started_at < h.valid_to)) AS last_seen"
            + from);
    view(
        "_at",
        "SELECT r.started_at AS seen_at, "
            + all
            + " FROM "
            + rounds
            + " r JOIN "
            + recording.name("")
            + " h ON h.valid_from <= r.started_at"
            + " AND (h.valid_to IS NULL OR h.valid_to > r.started_at) WHERE r.complete");
  }

  private void view(String suffix, String query) throws SQLException {
    if (there(suffix).isEmpty()) {
      run("CREATE VIEW " + recording.name(suffix) + " AS " + query);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
