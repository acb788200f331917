package dev.valvejdbc.cli.record;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Records one query, round by round: what changed is written in one transaction with the round
 * itself, so that a round is there whole or not at all.
 */
public final class Recorder {
  private static final Pattern OF_SERVER =
      Pattern.compile("No row of \\S+ for '.*|And \\d+ more gave no row; .*", Pattern.DOTALL);

  private final Connection connection;
  private final Recording recording;
  private final HistoryTable table;
  private final Columns columns;
  private final Snapshot snapshot;
  private final HistoryWriter writer;
  private final PreparedStatement query;
  private final PreparedStatement scans;
  private final Map<String, Open> open = new HashMap<>();
  private Instant last = Instant.EPOCH;
  private boolean uncertain;

  /**
   * A row that holds.
   *
   * @param key the values of its key
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Open(String compared, boolean silent, @Nullable Object[] key) {}

  /**
   * Takes a recording up where it was left, or begins it.
   *
   * @param connection to which the recording's database is attached
   * @throws IOException with a sentence, if the table is another recording's
   */
  public Recorder(Connection connection, Recording recording) throws SQLException, IOException {
    this.connection = connection;
    this.recording = recording;
    table = new HistoryTable(connection, recording);
    columns = table.ready();
    snapshot = new Snapshot(columns);
    writer = new HistoryWriter(connection, recording, columns);
    query = connection.prepareStatement(recording.sql());
    scans =
        connection.prepareStatement(
            "SELECT s.scan, s.silent, s.packets_sent, f.addr FROM diagnostics.scans s"
                + " LEFT JOIN diagnostics.failures f ON f.scan = s.scan"
                + " WHERE s.statement = ? AND s.started_at >= ?");
    load();
  }

  private void load() throws SQLException {
    open.clear();
    String names = String.join(", ", columns.names().stream().map(Columns::quoted).toList());
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT "
                    + names
                    + ", silent_since FROM "
                    + recording.name("")
                    + " WHERE valid_to IS NULL")) {
      while (rows.next()) {
        @Nullable Object[] values = snapshot.values(rows);
        boolean silent = rows.getObject(columns.names().size() + 1) != null;
        open.put(snapshot.key(values), opened(values, silent));
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT MAX(started_at) FROM " + recording.name("_rounds"))) {
      Instant known = rows.next() ? rows.getObject(1, Instant.class) : null;
      last = known == null ? Instant.EPOCH : known;
    }
  }

  private Open opened(@Nullable Object[] values, boolean silent) {
    @Nullable Object[] key = new @Nullable Object[columns.key().length];
    for (int i = 0; i < key.length; i++) {
      key[i] = values[columns.key()[i]];
    }
    return new Open(snapshot.compared(values), silent, key);
  }

  /** The query's rows, as far as they are news. */
  private static final class Seen {
    private final Set<String> keys = new HashSet<>();
    private final Map<String, @Nullable Object[]> news = new HashMap<>();
    private @Nullable String note;
  }

  /**
   * Asks once, and writes what changed.
   *
   * @throws SQLException if the database cannot be written to; what failed in asking is the round's
   *     note
   */
  public Round round() throws SQLException {
    table.lock();
    if (uncertain) {
      load();
      uncertain = false;
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Instant at = now.isAfter(last) ? now : last.plusMillis(1);
    long begun = System.nanoTime();
    Seen seen = null;
    String failed = null;
    try {
      seen = asked();
    } catch (SQLException e) {
      failed = "It failed: " + e.getMessage();
    }
    Scans told = told(now);
    if (seen != null && told.forgotten()) {
      seen.note = "More servers were silent than are remembered.";
    }
    Round round = change(at, seen, told.silent(), failed, begun, told.packets());
    last = at;
    return round;
  }

  private Seen asked() throws SQLException {
    Seen seen = new Seen();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        @Nullable Object[] values = snapshot.values(rows);
        String key = snapshot.key(values);
        if (IntStream.of(columns.key()).anyMatch(i -> values[i] == null)) {
          throw new SQLException(
              "a row has no value in its key ("
                  + String.join(", ", columns.keyNames())
                  + "); leave such rows out, or name other columns as the key");
        }
        if (!seen.keys.add(key)) {
          throw new SQLException(
              "two rows have one key ("
                  + String.join(", ", columns.keyNames())
                  + "); name more"
                  + " columns as the key, or leave double rows out");
        }
        Open before = open.get(key);
        boolean same =
            before != null
                && !before.silent() // a silence ends a row, so that its time is kept
                && before.compared().equals(snapshot.compared(values));
        if (!same) {
          seen.news.put(key, values);
        }
      }
      for (SQLWarning w = query.getWarnings(); w != null; w = w.getNextWarning()) {
        if (!OF_SERVER.matcher(String.valueOf(w.getMessage())).matches()) {
          seen.note = w.getMessage();
        }
      }
    }
    return seen;
  }

  /**
   * What diagnostics tell of the query.
   *
   * @param silent the addresses that did not answer
   * @param forgotten whether there were more of them
   */
  private record Scans(Set<String> silent, boolean forgotten, long packets) {}

  private Scans told(Instant since) throws SQLException {
    Set<String> silent = new HashSet<>();
    Map<Long, Long> packets = new HashMap<>();
    long most = 0;
    scans.setString(1, recording.sql());
    scans.setTimestamp(2, Timestamp.from(since));
    try (ResultSet rows = scans.executeQuery()) {
      while (rows.next()) {
        most = Math.max(most, rows.getLong(2));
        packets.put(rows.getLong(1), rows.getLong(3));
        String addr = rows.getString(4);
        if (addr != null) {
          silent.add(addr);
        }
      }
    }
    return new Scans(
        silent, most > silent.size(), packets.values().stream().mapToLong(p -> p).sum());
  }

  private Round change(
      Instant at,
      @Nullable Seen seen,
      Set<String> silent,
      @Nullable String failed,
      long begun,
      long packets)
      throws SQLException {
    Changes changes = new Changes();
    Map<String, Open> becoming = new HashMap<>();
    List<String> gone = new ArrayList<>();
    if (seen != null) {
      seen.news.forEach(
          (key, values) -> {
            Open before = open.get(key);
            if (before != null) {
              changes.close(before.key());
            }
            changes.begin(values, before == null);
            becoming.put(key, opened(values, false));
          });
      int address = keyPlace();
      open.forEach(
          (key, before) -> {
            if (seen.keys.contains(key)) {
              return;
            }
            if (address >= 0 && silent.contains(String.valueOf(before.key()[address]))) {
              if (!before.silent()) {
                changes.mark(before.key(), at);
                becoming.put(key, new Open(before.compared(), true, before.key()));
              }
            } else if (seen.note == null) {
              changes.close(before.key());
              gone.add(key);
            }
          });
    }
    String note = failed != null ? failed : seen == null ? null : seen.note;
    Round round =
        new Round(
            recording.name(""),
            at,
            (System.nanoTime() - begun) / 1e9,
            seen == null ? 0 : seen.keys.size(),
            changes.begun(),
            changes.changed(),
            gone.size(),
            silent.size(),
            changes.rows(),
            packets,
            note);
    uncertain = true; // where a commit breaks off, only the table knows whether it held
    writer.write(round, changes);
    uncertain = false;
    open.putAll(becoming);
    gone.forEach(open::remove);
    return round;
  }

  /** Where among the key's values the address is. */
  private int keyPlace() {
    int address = snapshot.address();
    for (int i = 0; i < columns.key().length; i++) {
      if (columns.key()[i] == address) {
        return i;
      }
    }
    return -1;
  }
}
