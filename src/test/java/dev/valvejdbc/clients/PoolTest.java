package dev.valvejdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A HikariCP pool keeps a connection on which a call was refused. */
class PoolTest {
  private static final Logger LOGGER = Logger.getLogger("com.zaxxer.hikari");
  private static HikariDataSource pool;

  /** Something that programs try, to see whether a driver can do it. */
  interface Call {
    void on(Connection connection) throws SQLException;
  }

  @BeforeAll
  static void fillThePool() {
    LOGGER.setLevel(Level.WARNING);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(FleetUrl.OF_TWENTY);
    config.setMaximumPoolSize(1);
    pool = new HikariDataSource(config);
  }

  @AfterAll
  static void emptyThePool() {
    pool.close();
  }

  static Stream<Call> refused() {
    return Stream.of(
        c -> c.createStatement().executeUpdate("DELETE FROM players"),
        c -> c.createStatement().executeQuery("SELECT * FROM players"),
        c -> c.createStatement().executeQuery("SELECT nothing FROM my_servers"),
        c -> c.createStatement().executeQuery("CREATE TABLE t (a INTEGER)"),
        c -> c.createStatement().addBatch("DELETE FROM players"),
        c -> c.createStatement().executeQuery("SELECT 1").absolute(2),
        c -> c.createStatement().executeQuery("SELECT 1").getBlob(1),
        c -> c.prepareCall("{call nothing()}"),
        c -> c.createBlob(),
        c -> c.createArrayOf("VARCHAR", new Object[0]),
        c -> c.createStruct("t", new Object[0]),
        c -> c.setSavepoint());
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aRefusedCallLeavesThePoolItsConnection(Call call) throws SQLException {
    Object before;
    try (Connection connection = pool.getConnection()) {
      before = connection.unwrap(Connection.class);
      assertThatThrownBy(() -> call.on(connection)).isInstanceOf(SQLException.class);
      assertThat(connection.isClosed()).isFalse();
    }
    try (Connection connection = pool.getConnection()) {
      assertThat((Object) connection.unwrap(Connection.class)).isSameAs(before);
    }
  }
}
