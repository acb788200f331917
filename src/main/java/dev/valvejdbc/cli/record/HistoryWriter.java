package dev.valvejdbc.cli.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rounds into the tables of a recording. */
final class HistoryWriter {
  private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(10);

  private final Connection connection;
  private final Recording recording;
  private final String begin;
  private final String close;
  private final String mark;
  private Instant cleaned = Instant.EPOCH;

  HistoryWriter(Connection connection, Recording recording, Columns columns) {
    this.connection = connection;
    this.recording = recording;
    String names = columns.names().stream().map(Columns::quoted).collect(Collectors.joining(", "));
    String values = columns.names().stream().map(n -> "?, ").collect(Collectors.joining());
    String where =
        " WHERE valid_to IS NULL AND "
            + columns.keyNames().stream()
                .map(n -> Columns.quoted(n) + " = ?")
                .collect(Collectors.joining(" AND "));
    String table = recording.name("");
    begin = "INSERT INTO " + table + " (" + names + ", valid_from) VALUES (" + values + "?)";
    close = "UPDATE " + table + " SET valid_to = ?" + where;
    mark = "UPDATE " + table + " SET silent_since = ?" + where;
  }

  /** Writes a round and what changed in it: all of it, or nothing. */
  void write(Round round, Changes changes) throws SQLException {
    connection.setAutoCommit(false);
    try {
      all(close, changes.rowsClosed(), (into, key) -> keyed(into, round.at(), key));
      all(mark, changes.marks(), (into, m) -> keyed(into, m.since(), m.key()));
      each(
          begin,
          changes.rowsBegun(),
          (into, values) -> {
            for (int i = 0; i < values.length; i++) {
              into.setObject(i + 1, values[i]);
            }
            into.setObject(values.length + 1, round.at());
          });
      note(round);
      clean(Instant.now()); // a round may be of the future, where a clock was once ahead
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /** Sets the parameters of one row. */
  private interface Setting<T> {
    void set(PreparedStatement into, T row) throws SQLException;
  }

  private <T> int[] each(String sql, Iterable<T> rows, Setting<T> setting) throws SQLException {
    try (PreparedStatement into = connection.prepareStatement(sql)) {
      for (T row : rows) {
        setting.set(into, row);
        into.addBatch();
      }
      return into.executeBatch();
    }
  }

  /** Changes one row for each key; another number means that somebody else writes here, too. */
  private <T> void all(String sql, Iterable<T> rows, Setting<T> setting) throws SQLException {
    for (int changed : each(sql, rows, setting)) {
      if (changed != 1 && changed != Statement.SUCCESS_NO_INFO) {
        throw new SQLException(
            "The table "
                + recording.name("")
                + " is not as the last round left it: somebody else has changed its open rows,"
                + " which are read anew for the next.");
      }
    }
  }

  private static void keyed(PreparedStatement into, Instant at, @Nullable Object[] key)
      throws SQLException {
    into.setObject(1, at);
    for (int i = 0; i < key.length; i++) {
      into.setObject(i + 2, key[i]);
    }
  }

  private void note(Round round) throws SQLException {
    try (PreparedStatement into =
        connection.prepareStatement(
            "INSERT INTO "
                + recording.name("_rounds")
                + " (started_at, seconds, complete, rows_seen, rows_written, note)"
                + " VALUES (?, ?, ?, ?, ?, ?)")) {
      into.setObject(1, round.at());
      into.setDouble(2, round.seconds());
      into.setBoolean(3, round.note() == null);
      into.setLong(4, round.rows());
      into.setLong(5, round.written());
      into.setString(6, round.note());
      into.executeUpdate();
    }
  }

  /** Forgets what is older than is kept, now and then. */
  private void clean(Instant now) throws SQLException {
    Duration keep = recording.keep();
    if (keep == null || now.isBefore(cleaned.plus(BETWEEN_CLEANINGS))) {
      return;
    }
    cleaned = now;
    for (String old : new String[] {" WHERE valid_to < ?", "_rounds WHERE started_at < ?"}) {
      try (PreparedStatement delete =
          connection.prepareStatement("DELETE FROM " + recording.name(old))) {
        delete.setObject(1, now.minus(keep));
        delete.executeUpdate();
      }
    }
  }
}
