package dev.valvejdbc.cli;

import dev.valvejdbc.cli.doctor.Finding;
import dev.valvejdbc.cli.doctor.Machine;
import dev.valvejdbc.cli.doctor.Reachable;
import dev.valvejdbc.cli.format.ShownText;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the command valve-sql doctor: each thing that is needed, well or with what to do. */
@Command(
    name = "doctor",
    description = "Look whether everything is there that queries need.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "A line is ok, -- if something is not there that not everybody needs, or !! with what to do.",
      "It ends with 0, or with 1 if a line has !!. Keys and passwords are never shown.",
      "",
      "Examples:",
      "  valve-sql doctor",
      "  valve-sql doctor --url jdbc:valve:config=servers.json"
    })
final class Doctor implements Callable<Integer> {
  private final PrintStream out;
  private final Map<String, String> environment;

  @Mixin private final UrlOption url = new UrlOption();

  Doctor(PrintStream out, Map<String, String> environment) {
    this.out = out;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    out.println(String.join(", ", new Version().getVersion()));
    String address = url.url(environment);
    boolean well = print(Machine.findings(address, environment));
    try (Connection connection = DriverManager.getConnection(address)) {
      well &= print(new Reachable(connection).findings());
    } catch (SQLException e) {
      well &= print(List.of(new Finding(Finding.State.BAD, "connection", e.getMessage() + "")));
    }
    out.flush();
    return well ? 0 : 1;
  }

  private boolean print(List<Finding> findings) {
    boolean well = true;
    for (Finding finding : findings) {
      out.printf(
          "%s  %-14s  %s%n",
          finding.state().mark(), finding.subject(), ShownText.sentence(finding.sentence()));
      well &= finding.state() != Finding.State.BAD;
    }
    return well;
  }
}
