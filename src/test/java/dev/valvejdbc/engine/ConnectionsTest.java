package dev.valvejdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections share what they can, and hold nothing when they are gone. */
class ConnectionsTest {
  private static final String FLEET = "jdbc:valve:fleet=3;seed=51;rcon=read";

  private final Connections connections = new Connections(Version.parse("1.2.3"));

  @Test
  void theLastConnectionToCloseEndsWhatTheyShare() throws Exception {
    Connection first = connections.connect(FLEET, null);
    Connection second = connections.connect(FLEET, null);
    first.close();
    assertThat(connections.isIdle()).isFalse();
    assertThat(address(second)).isNotNull();
    second.close();
    assertThat(connections.isIdle()).isTrue();
  }

  @Test
  @Timeout(30)
  void aConnectThatFailsLeavesNoFleetNoSocketNoThread() throws Exception {
    InetSocketAddress address;
    try (Connection connection = connections.connect(FLEET, null)) {
      address = address(connection);
    }
    Set<Thread> before = threads();
    assertThatThrownBy(() -> connections.connect(FLEET + ";model=/no/such/model.json", null))
        .isInstanceOf(SQLException.class);
    assertThat(connections.isIdle()).isTrue();
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.bind(address); // fails as long as a server of the fleet has it
    }
    Set<Thread> added = threads();
    added.removeAll(before);
    for (Thread thread : added) {
      thread.join(); // each ends by itself, as soon as it finds its socket closed
    }
  }

  /** The threads of fleets and networks; that which readies the compiler ends by itself. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().startsWith("valve-") && !t.getName().equals("valve-warm-up"))
        .collect(Collectors.toSet());
  }

  private static InetSocketAddress address(Connection connection) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT addr FROM my_servers")) {
      assertThat(row.next()).isTrue();
      String[] parts = row.getString(1).split(":", -1);
      return new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
    }
  }
}
