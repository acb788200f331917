package dev.valvejdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.support.rowset.SqlRowSet;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's templates over a HikariCP pool, as services are built. */
class SpringTest {
  private static final Logger LOGGER = Logger.getLogger("com.zaxxer.hikari");

  private static HikariDataSource pool;
  private static JdbcTemplate jdbc;

  @BeforeAll
  static void fillThePool() {
    LOGGER.setLevel(Level.WARNING);
    pool = new HikariDataSource(config(FleetUrl.OF_TWENTY, true));
    jdbc = new JdbcTemplate(pool);
  }

  @AfterAll
  static void emptyThePool() {
    pool.close();
  }

  private static HikariConfig config(String url, boolean autoCommit) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(2);
    config.setAutoCommit(autoCommit);
    config.setReadOnly(true);
    config.setSchema("valve");
    config.setConnectionTestQuery("SELECT 1");
    return config;
  }

  @Test
  void aQueryHasParameters() {
    assertThat(
            jdbc.queryForList(
                "SELECT name FROM my_servers WHERE tags = ? AND has_rcon = ? ORDER BY name LIMIT ?",
                String.class,
                "rust",
                false,
                2))
        .containsExactly("rust-14", "rust-2");
  }

  @Test
  void namedParametersAndListsAreKeys() {
    List<String> addresses =
        jdbc.queryForList(
            "SELECT addr FROM my_servers WHERE name IN ('tf-15', 'cstrike-1')", String.class);
    assertThat(
            new NamedParameterJdbcTemplate(jdbc)
                .queryForList(
                    "SELECT server_name FROM server_info WHERE addr IN (:addresses) ORDER BY 1",
                    Map.of("addresses", addresses),
                    String.class))
        .containsExactly("Lyon Pro #1", "東京 Beginners #15");
  }

  @Test
  void rowsBecomeObjectsOfTheCallers() {
    assertThat(
            jdbc.query(
                """
                SELECT m.name, i.map, i.player_count, i.max_players, i.vac_enabled
                FROM my_servers m JOIN server_info i ON i.addr = m.addr WHERE m.name = ?
                """,
                new DataClassRowMapper<>(Server.class),
                "cstrike-1"))
        .containsExactly(new Server("cstrike-1", "cs_office", 9, 24L, true));
    assertThat(
            JdbcClient.create(jdbc)
                .sql("SELECT name, tags FROM my_servers WHERE name = :name")
                .param("name", "tf-15")
                .query((row, number) -> number + " " + row.getString("tags"))
                .single())
        .isEqualTo("0 tf");
  }

  @Test
  void valuesHaveTheTypesOfTheirColumns() {
    assertThat(
            jdbc.queryForMap(
                "SELECT 1 AS i, CAST(2 AS BIGINT) AS l, TRUE AS b, 'x' AS t, 1.5 AS d, "
                    + "CAST(NULL AS INTEGER) AS n FROM my_servers LIMIT 1"))
        .containsEntry("i", 1)
        .containsEntry("l", 2L)
        .containsEntry("b", true)
        .containsEntry("T", "x")
        .containsEntry("n", null);
    assertThat(
            jdbc.queryForObject(
                "SELECT CAST(? AS TIMESTAMP)",
                LocalDateTime.class,
                LocalDateTime.parse("2026-11-21T02:03:04")))
        .isEqualTo("2026-11-21T02:03:04");
    SqlRowSet rows = jdbc.queryForRowSet("SELECT name, has_rcon FROM my_servers ORDER BY name");
    assertThat(rows.next()).isTrue();
    assertThat(rows.getString("name")).isEqualTo("csgo-16");
    assertThat(rows.getMetaData().getColumnTypeName(1)).isEqualTo("VARCHAR");
  }

  @Test
  void transactionsBeginAndEndAlthoughThereAreNone() {
    try (HikariDataSource manual = new HikariDataSource(config(FleetUrl.OF_TWENTY, false))) {
      JdbcTemplate template = new JdbcTemplate(manual);
      TransactionTemplate transaction =
          new TransactionTemplate(new DataSourceTransactionManager(manual));
      transaction.setReadOnly(true);
      Integer count =
          transaction.execute(
              s -> template.queryForObject("SELECT COUNT(*) FROM my_servers", Integer.class));
      assertThat(count).isEqualTo(20);
      transaction.executeWithoutResult(
          s -> {
            s.setRollbackOnly();
            assertThat(template.queryForObject("SELECT 1", Integer.class)).isEqualTo(1);
          });
      assertThat(template.queryForObject("SELECT 2", Integer.class)).isEqualTo(2);
    }
  }

  @Test
  void aConnectionComesBackAsItWas() throws Exception {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      connection.setSchema("diagnostics");
      connection.createStatement().executeQuery("SELECT 1").next();
    }
    try (Connection one = pool.getConnection();
        Connection two = pool.getConnection()) {
      assertThat(one.getAutoCommit() && two.getAutoCommit()).isTrue();
      assertThat(List.of(one.getSchema(), two.getSchema())).containsExactly("valve", "valve");
      assertThat(one.isReadOnly()).isTrue();
    }
  }

  @Test
  void aDeadlineThatPassesIsAQueryTimeout() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        HikariDataSource patient = new HikariDataSource(config("jdbc:valve:timeout=1h", true))) {
      JdbcTemplate hasty = new JdbcTemplate(patient);
      hasty.setQueryTimeout(1);
      assertThatThrownBy(
              () ->
                  hasty.queryForList(
                      "SELECT map FROM server_info WHERE addr = ?",
                      "127.0.0.1:" + silent.getLocalPort()))
          .isInstanceOf(QueryTimeoutException.class);
      assertThat(hasty.queryForObject("SELECT 1", Integer.class)).isEqualTo(1);
    }
  }

  @Test
  void aSilentServerNeitherFailsTheQueryNorCostsThePoolAConnection() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        HikariDataSource impatient =
            new HikariDataSource(config("jdbc:valve:timeout=300ms", true))) {
      JdbcTemplate template = new JdbcTemplate(impatient);
      String address = "127.0.0.1:" + silent.getLocalPort();
      Connection before = physical(impatient);
      assertThat(template.queryForList("SELECT * FROM players WHERE addr = ?", address)).isEmpty();
      assertThat(
              template.queryForObject(
                  "SELECT status FROM server_status WHERE addr = ?", String.class, address))
          .isEqualTo("timeout");
      assertThat(physical(impatient)).isSameAs(before);
    }
  }

  private static Connection physical(HikariDataSource of) throws SQLException {
    try (Connection connection = of.getConnection()) {
      return connection.unwrap(Connection.class);
    }
  }

  /** What a server says, as a service sees it. */
  record Server(String name, String map, int playerCount, Long maxPlayers, boolean vacEnabled) {}
}
