package dev.valvejdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.druid.pool.DruidDataSource;
import com.alibaba.druid.pool.DruidPooledConnection;
import dev.valvejdbc.Rows;
import dev.valvejdbc.ValveDriver;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Alibaba's pool Druid, which does not look for the driver of a URL: it is named. */
class DruidTest {
  @Test
  void aRefusedStatementLeavesThePoolItsConnection() throws Exception {
    try (DruidDataSource pool = new DruidDataSource()) {
      pool.setDriverClassName(ValveDriver.class.getName());
      pool.setUrl(FleetUrl.OF_TWENTY);
      pool.setMaxActive(1);
      pool.setValidationQuery("SELECT 1");
      Connection physical;
      try (DruidPooledConnection connection = pool.getConnection()) {
        physical = connection.getConnection();
        assertThat(Rows.of(connection, "SELECT COUNT(*) FROM my_servers")).containsExactly("20");
        assertThat(refusal(connection, "DELETE FROM my_servers")).isEqualTo("25006");
        assertThat(refusal(connection, "SELECT nothing FROM my_servers")).isEqualTo("42703");
      }
      try (DruidPooledConnection connection = pool.getConnection()) {
        assertThat(connection.getConnection()).isSameAs(physical);
        assertThat(Rows.of(connection, "SELECT 1")).containsExactly("1");
      }
    }
  }

  private static String refusal(Connection connection, String sql) {
    try {
      return "rows " + Rows.of(connection, sql);
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }
}
