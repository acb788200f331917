package dev.valvejdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.sql.Connection;
import java.util.Properties;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A simulated fleet where something else listens already. */
class MovedFleetTest {
  private static Connection connect(int servers) throws Exception {
    return requireNonNull(
        new ValveDriver().connect("jdbc:valve:fleet=" + servers + ";seed=3", new Properties()));
  }

  @Test
  void itSaysThatItsServersAreAtOtherPortsAndWhereTheyAre() throws Exception {
    try (DatagramSocket taken = taken();
        Connection connection = connect(3)) {
      assertThat(taken.isBound()).isTrue();
      assertThat(requireNonNull(connection.getWarnings()).getMessage())
          .startsWith("1 of the 3 servers of the simulated fleet are at other ports than 27015")
          .contains("my_servers");
      assertThat(Rows.of(connection, "SELECT addr FROM my_servers ORDER BY name"))
          .contains("127.20.0.1:27015", "127.20.0.3:27015")
          .doesNotContain("127.20.0.2:27015");
    }
  }

  @Test
  void whereNothingIsInItsWayItSaysNothing() throws Exception {
    taken().close();
    try (Connection connection = connect(2)) {
      assertThat((Throwable) connection.getWarnings()).isNull();
    }
  }

  private static DatagramSocket taken() throws Exception {
    try {
      return new DatagramSocket(new InetSocketAddress("127.20.0.2", 27_015));
    } catch (SocketException e) {
      Assumptions.abort("this system has no 127.20.0.2, or something listens there");
      throw e;
    }
  }
}
