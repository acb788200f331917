package dev.valvejdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.Rows;
import dev.valvejdbc.Scripted;
import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.fleet.Fleet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A thousand connections, opened, used and closed, leave as many threads and files as one. */
class ManyConnectionsTest {
  private static final int MANY = 1_000;
  private static final int EACH = 20;
  private static final String HTTP = "HttpClient-SelectorManager";
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private final Connections connections = new Connections(Version.parse("1.2.3"));

  @Test
  void aThousandConnectionsLeaveWhatOneLeaves() throws Exception {
    int others = threads().getOrDefault(HTTP, 0); // of tests that ran before
    try (Fleet fleet = Fleet.start(1, 3);
        Responder server = Scripted.server("One", "de_dust2")) {
      String url =
          "jdbc:valve:cacheTtl=0;webApiTtl=0;webApiUrl="
              + fleet.webApi().url()
              + ";webApiKey="
              + Fleet.WEB_API_KEY;
      try (Connection one = connections.connect(url, null)) {
        use(one, server);
        Map<String, Integer> threads = threads();
        long files = files();
        assertThat(threads).containsKeys("valve-jdbc-udp", HTTP);
        for (int i = 0; i < MANY; i++) {
          try (Connection each = connections.connect(url, null)) {
            if (i % EACH == 0) {
              use(each, server);
            }
          }
        }
        assertThat(threads().get(HTTP)).isLessThanOrEqualTo(others + 1);
        while (!isNoMore(threads)) {
          Thread.onSpinWait(); // the last threads without work end by themselves
        }
        assertThat(files()).isLessThanOrEqualTo(files + 8); // a few idle connections by HTTP
      }
    }
    assertThat(connections.isIdle()).isTrue();
  }

  private static void use(Connection connection, Responder server) throws Exception {
    assertThat(
            Rows.of(
                connection, "SELECT map FROM server_info WHERE addr = '" + server.address() + "'"))
        .containsExactly("de_dust2");
    assertThat(
            Rows.of(
                connection,
                "SELECT COUNT(*) FROM steam_api.ISteamUserStats_GetNumberOfCurrentPlayers"
                    + " WHERE appid = 440"))
        .containsExactly("1");
  }

  private static boolean isNoMore(Map<String, Integer> than) {
    return threads().entrySet().stream()
        .allMatch(e -> e.getValue() <= than.getOrDefault(e.getKey(), 0));
  }

  /** How many there are of each name, numbers in it left out. */
  private static Map<String, Integer> threads() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      String name = thread.getName().replaceAll("-\\d+", "");
      boolean ours = name.startsWith("valve-jdbc-") && !name.startsWith("valve-jdbc-fleet");
      if (ours || name.equals(HTTP)) {
        counts.merge(name, 1, Integer::sum);
      }
    }
    return counts;
  }

  private static long files() throws Exception {
    if (!Files.isDirectory(DESCRIPTORS)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(DESCRIPTORS)) {
      return files.count();
    }
  }
}
