package dev.valvejdbc.cli.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import dev.valvejdbc.Scripted;
import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.protocol.a2s.A2sCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories, held against what a script has let servers say. */
class RecorderTest {
  private static final byte[] JUNK = {-1, -1, -1, -1, 'I', 17};
  private static final String QUERY =
      "SELECT w.addr, i.server_name, i.map, i.player_count, i.ping_ms"
          + " FROM mine.watched w JOIN server_info i ON i.addr = w.addr";

  @TempDir Path folder;

  private final List<Server> servers = new ArrayList<>();
  private Connection connection;

  /** A server that says what it is told to; null is nothing that could be read. */
  private static final class Server {
    private final AtomicReference<byte[]> says = new AtomicReference<>(JUNK);
    private final Responder responder;
    private final String address;

    Server() throws IOException {
      responder = new Responder(request -> List.of(says.get()));
      address = responder.address();
    }

    void say(String map, int players) {
      says.set(A2sCodec.encode(Scripted.info("s", map, players)));
    }
  }

  @BeforeEach
  void start() throws Exception {
    for (int i = 0; i < 12; i++) {
      servers.add(new Server());
      servers.get(i).say("map0", 0);
    }
    list(servers);
    connection = connect();
  }

  @AfterEach
  void stop() throws Exception {
    connection.close();
    for (Server server : servers) {
      server.responder.close();
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:valve:cacheTtl=0;packetRate=0;timeout=10s;attach='mine="
            + folder
            + ",own=jdbc:sqlite:"
            + folder.resolve("history.db")
            + "'");
  }

  private void list(List<Server> listed) throws IOException {
    StringBuilder file = new StringBuilder("addr\n");
    listed.forEach(s -> file.append(s.address).append('\n'));
    Path next = Files.writeString(folder.resolve("next"), file);
    Files.move(
        next,
        folder.resolve("watched.csv"),
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private static Recording recording(String sql, String... ignored) {
    return Recording.into(
        "own.servers", sql, List.of("addr"), List.of(ignored), Duration.ofSeconds(1), null);
  }

  private List<String> rows(String sql) throws SQLException {
    return Rows.of(connection, sql);
  }

  @Test
  void theHistoryIsWhatEachRoundSaw() throws Exception {
    int rounds = Integer.getInteger("valve.record.rounds", 200);
    Random random = new Random(16);
    Map<String, String> open = new TreeMap<>();
    Map<String, String> shown = new TreeMap<>(); // what servers say now
    Map<String, String> expected = new TreeMap<>();
    servers.forEach(s -> shown.put(s.address, "map0|0"));
    Set<String> silent = new HashSet<>();
    List<Server> listed = new ArrayList<>(servers);
    Recorder recorder = new Recorder(connection, recording(QUERY, "ping_ms"));
    long written = 0;
    long changes = 0;
    for (int n = 0; n < rounds; n++) {
      for (int i = random.nextInt(3); i > 0; i--) {
        Server server = servers.get(random.nextInt(servers.size()));
        String addr = server.address;
        switch (random.nextInt(40)) {
          case 0 -> { // an answer that cannot be read costs the whole deadline
            server.says.set(JUNK);
            shown.remove(addr);
          }
          case 1, 2, 3, 4, 5 -> {
            if (!listed.remove(server)) {
              listed.add(server);
            }
            list(listed);
          }
          default -> {
            int players = random.nextInt(4);
            String map = "map" + random.nextInt(3);
            server.say(map, players);
            shown.put(addr, map + "|" + players);
          }
        }
      }
      for (Server server : servers) {
        if (!shown.containsKey(server.address) && random.nextInt(3) > 0) {
          server.say("map0", 0);
          shown.put(server.address, "map0|0");
        }
      }
      if (random.nextInt(40) == 0) { // as after a crash: nothing is known but what was written
        connection.close();
        connection = connect();
        recorder = new Recorder(connection, recording(QUERY, "ping_ms"));
      }
      for (Server server : servers) {
        String addr = server.address;
        String says = shown.get(addr);
        String before = open.get(addr);
        if (!listed.contains(server)) {
          changes += before == null ? 0 : 1;
          open.remove(addr);
          silent.remove(addr);
        } else if (says == null) {
          silent.add(addr);
        } else if (!says.equals(before) || silent.contains(addr)) {
          changes += before == null ? 1 : 2;
          open.put(addr, says);
          silent.remove(addr);
        }
      }
      Round round = recorder.round();
      assertThat(round.note()).isNull();
      written += round.begun() + 2 * round.changed() + round.gone();
      expected.put(
          round.at().toString(),
          String.join(
              " ", open.entrySet().stream().map(e -> e.getKey() + "|" + e.getValue()).toList()));
    }
    assertThat(written).isEqualTo(changes);
    Map<String, List<String>> unrolled = new TreeMap<>();
    try (var statement = connection.createStatement();
        var result =
            statement.executeQuery(
                "SELECT seen_at, addr, map, player_count FROM own.servers_at ORDER BY addr")) {
      while (result.next()) {
        unrolled
            .computeIfAbsent(
                result.getObject(1, java.time.Instant.class).toString(), k -> new ArrayList<>())
            .add(result.getString(2) + "|" + result.getString(3) + "|" + result.getInt(4));
      }
    }
    for (Map.Entry<String, String> round : expected.entrySet()) {
      assertThat(String.join(" ", unrolled.getOrDefault(round.getKey(), List.of())))
          .as(round.getKey())
          .isEqualTo(round.getValue());
    }
    assertThat(rows("SELECT COUNT(*) FROM own.servers_rounds"))
        .containsExactly(String.valueOf(rounds));
  }

  @Test
  void aSilentServerStaysAndIsMarked() throws Exception {
    Recorder recorder = new Recorder(connection, recording(QUERY, "ping_ms"));
    Round first = recorder.round();
    assertThat(first.begun()).isEqualTo(12);
    servers.get(3).says.set(JUNK);
    Round second = recorder.round();
    assertThat(List.of(second.gone(), second.silent(), second.written()))
        .containsExactly(0L, 1L, 1L);
    assertThat(recorder.round().written()).isZero();
    String silent =
        "SELECT last_seen = TIMESTAMP '%s', valid_to FROM own.servers_seen WHERE silent_since IS"
            + " NOT NULL";
    assertThat(rows(silent.formatted(first.at().toString().replace('T', ' ').replace("Z", ""))))
        .containsExactly("true|null");
    servers.get(3).say("map0", 0);
    assertThat(recorder.round().written()).isEqualTo(2);
    assertThat(rows("SELECT COUNT(*) FROM own.servers WHERE silent_since < valid_to"))
        .containsExactly("1");
    assertThat(rows("SELECT COUNT(*) FROM own.servers_now WHERE silent_since IS NULL"))
        .containsExactly("12");
  }

  @Test
  void aFailedRoundClosesNothing() throws Exception {
    Recorder recorder = new Recorder(connection, recording(QUERY, "ping_ms"));
    recorder.round();
    Files.delete(folder.resolve("watched.csv"));
    Round failed = recorder.round();
    assertThat(failed.note()).contains("failed");
    assertThat(failed.gone()).isZero();
    assertThat(rows("SELECT COUNT(*) FROM own.servers_now")).containsExactly("12");
    assertThat(rows("SELECT complete FROM own.servers_rounds ORDER BY started_at"))
        .containsExactly("true", "false");
  }

  @Test
  void keysThatRepeatAreAnError() throws Exception {
    Recorder recorder =
        new Recorder(
            connection, recording("SELECT w.addr, v.n FROM mine.watched w, (VALUES 1, 2) AS v(n)"));
    assertThat(recorder.round().note()).contains("two rows have one key (addr)");
  }

  @Test
  void keysWithoutAValueAreAnError() throws Exception {
    String sql = "SELECT NULLIF(addr, addr) AS addr FROM mine.watched";
    assertThat(new Recorder(connection, recording(sql)).round().note())
        .contains("no value in its key");
  }

  @Test
  void rowsThatSomebodyElseChangedAreReadAnew() throws Exception {
    Recorder recorder = new Recorder(connection, recording(QUERY, "ping_ms"));
    recorder.round();
    try (Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM own.servers WHERE addr = '" + servers.get(0).address + "'");
    }
    servers.get(0).say("map1", 3);
    assertThatThrownBy(recorder::round).hasMessageContaining("somebody else has changed");
    assertThat(recorder.round().begun()).isEqualTo(1);
    assertThat(rows("SELECT COUNT(*) FROM own.servers_now")).containsExactly("12");
  }

  @Test
  void otherColumnsAreRefusedWithWhatMendsThem() throws Exception {
    new Recorder(connection, recording(QUERY)).round();
    assertThatThrownBy(
            () -> new Recorder(connection, recording("SELECT addr, 1 AS n FROM mine.watched")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ALTER TABLE own.servers ADD COLUMN n")
        .hasMessageContaining("DROP COLUMN map");
  }

  @Test
  void twoRecordersOfOneTableAreRefused() throws Exception {
    Recording recording = recording(QUERY);
    new Recorder(connection, recording);
    try (Connection second = connect()) {
      assertThatThrownBy(() -> new Recorder(second, recording))
          .hasMessageContaining("one recorder a table");
    }
  }

  @Test
  void whatIsOlderThanIsKeptIsForgotten() throws Exception {
    Recording recording =
        Recording.into(
            "own.servers",
            QUERY,
            List.of("addr"),
            List.of("ping_ms"),
            Duration.ofSeconds(1),
            Duration.ofMillis(1));
    Recorder recorder = new Recorder(connection, recording);
    recorder.round();
    servers.get(0).say("map1", 1);
    recorder.round();
    assertThat(rows("SELECT COUNT(*) FROM own.servers WHERE valid_to IS NOT NULL"))
        .containsExactly("1");
    connection.close();
    connection = connect();
    new Recorder(connection, recording).round();
    assertThat(rows("SELECT COUNT(*) FROM own.servers WHERE valid_to IS NOT NULL"))
        .containsExactly("0");
    assertThat(rows("SELECT COUNT(*) FROM own.servers_now")).containsExactly("12");
  }

  @Test
  void aClockThatWasAheadForgetsNothing() throws Exception {
    Recording recording =
        Recording.into(
            "own.servers",
            QUERY,
            List.of("addr"),
            List.of("ping_ms"),
            Duration.ofSeconds(1),
            Duration.ofDays(1));
    new Recorder(connection, recording).round();
    connection
        .createStatement()
        .execute(
            "INSERT INTO own.servers_rounds (started_at, seconds, complete, rows_seen,"
                + " rows_written) SELECT TIMESTAMP '2100-01-01 00:00:00', 1.5E0, TRUE, 12, 0");
    connection.close();
    connection = connect();
    new Recorder(connection, recording).round();
    assertThat(rows("SELECT COUNT(*) FROM own.servers_rounds")).containsExactly("3");
    assertThat(rows("SELECT MAX(started_at) FROM own.servers_rounds"))
        .containsExactly("2100-01-01 00:00:00.001");
  }
}
