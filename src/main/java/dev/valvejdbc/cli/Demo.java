package dev.valvejdbc.cli;

import dev.valvejdbc.cli.format.Audience;
import dev.valvejdbc.cli.format.Format;
import dev.valvejdbc.cli.run.Runner;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs the command valve-sql demo: three queries on a simulated fleet. */
@Command(
    name = "demo",
    description = "Ask a simulated fleet of 200 servers three questions.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "It needs no network: the servers are simulated, inside this process.",
      "",
      "Examples:",
      "  valve-sql demo",
      "  valve-sql --url \"jdbc:valve:fleet=200;seed=7\""
    })
final class Demo implements Callable<Integer> {
  static final String URL = "jdbc:valve:fleet=200;seed=7;timeout=1s";

  private final PrintStream out;
  private final PrintStream err;

  Demo(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws SQLException {
    out.println("A simulated fleet of 200 game servers answers on loopback, inside this process.");
    try (Connection connection = DriverManager.getConnection(URL)) {
      show(
          connection,
          "Which servers are fullest, and what do they play?",
          """
          SELECT i.server_name, i.map, i.player_count AS players, i.max_players AS slots
          FROM my_servers s JOIN server_info i ON i.addr = s.addr
          ORDER BY i.player_count DESC, i.server_name LIMIT 8\
          """);
      show(
          connection,
          "Who leads, and where?",
          """
          SELECT p.name, p.score, i.folder, i.map
          FROM my_servers s JOIN server_info i ON i.addr = s.addr JOIN players p ON p.addr = s.addr
          ORDER BY p.score DESC, p.name LIMIT 8\
          """);
      show(
          connection,
          "Has a setting drifted? Gravity is 800 everywhere – or is it?",
          """
          SELECT r.value AS sv_gravity, COUNT(*) AS servers, MIN(s.name) AS "for example"
          FROM my_servers s JOIN rules r ON r.addr = s.addr
          WHERE r.name = 'sv_gravity'
          GROUP BY r.value ORDER BY servers DESC\
          """);
    }
    out.println();
    out.println("Go on by yourself, in a shell, or with one statement:");
    out.println("  ./valve-sql --url \"jdbc:valve:fleet=200;seed=7\"");
    out.println("  ./valve-sql -e \"SELECT * FROM server_info WHERE addr = 'host:port'\"");
    return 0;
  }

  private void show(Connection connection, String question, String sql) throws SQLException {
    out.println();
    out.println(question);
    out.println();
    sql.lines().forEach(line -> out.println("    " + line));
    out.println();
    new Runner(connection, Format.TABLE.rows(Audience.PIPE), out, err, 1).run(sql);
  }
}
