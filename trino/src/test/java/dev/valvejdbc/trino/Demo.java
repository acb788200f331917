package dev.valvejdbc.trino;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A Trino of three nodes and a fleet in one process, for one who wants to try them. */
final class Demo {
  private static final int SERVERS = 500;

  private Demo() {}

  /**
   * Starts, and says what to type; ends with Ctrl-C.
   *
   * @param arguments the port of the coordinator; 8080 without one
   */
  public static void main(String[] arguments) throws Exception {
    String port = arguments.length == 0 ? "8080" : arguments[0];
    // Trino takes System.out for its log
    PrintStream terminal =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    terminal.println(
        "A fleet of " + SERVERS + " servers and three nodes of Trino start; half a minute …");
    try (World world = new World(SERVERS, 7)) {
      Map<String, String> properties = world.properties();
      properties.remove("cacheTtl");
      properties.remove("serverListTtl");
      properties.put("packetRate", "6000");
      try (Cluster cluster =
          Cluster.start(properties, Map.of("http-server.http.port", port), Map.of())) {
        terminal.println(text(port, world, cluster.runner().getNodeCount()));
        CountDownLatch forever = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(forever::countDown));
        forever.await();
      }
    }
  }

  private static String text(String port, World world, int nodes) {
    return """

    %d nodes answer at http://127.0.0.1:%s. Trino's shell, from Maven Central:

      mvn dependency:copy -Dartifact=io.trino:trino-cli:476:jar:executable -DoutputDirectory=.
      java -jar trino-cli-476-executable.jar --server http://127.0.0.1:%s --catalog valve --schema valve

    DBeaver: New connection, Trino, host 127.0.0.1, port %s, user anything, no password.

      SELECT folder, count(*), sum(player_count) FROM servers GROUP BY folder ORDER BY 2 DESC;
      SELECT m.name, p.name, p.score FROM my_servers m JOIN players p ON p.addr = m.addr
        WHERE m.tags = 'tf' ORDER BY p.score DESC LIMIT 10;
      SELECT name, value FROM rules WHERE addr = '%s';
      CREATE TABLE lake.rounds.servers AS SELECT now() AS round, s.* FROM servers s;
      INSERT INTO lake.rounds.servers SELECT now() AS round, s.* FROM servers s;
      SELECT h.map, avg(h.player_count), max(i.player_count) FROM lake.rounds.servers h
        JOIN server_info i ON i.addr = h.addr WHERE h.folder = 'tf' GROUP BY h.map;
      SELECT node, tables, addresses_asked, silent, packets_sent FROM diagnostics.scans;

    Ctrl-C ends all of it.
    """
        .formatted(nodes, port, port, port, world.addr(0));
  }
}
