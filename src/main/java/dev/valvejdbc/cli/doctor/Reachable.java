package dev.valvejdbc.cli.doctor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks at what can be asked by a connection: the Web API, the list, the named servers. */
public final class Reachable {
  private static final String TIME =
      "SELECT servertime FROM steam_api.ISteamWebAPIUtil_GetServerInfo";
  private static final String LIST = "SELECT addr FROM master_servers LIMIT 1";
  private static final String NAMED =
      "SELECT COUNT(*), COUNT(CASE WHEN t.status = 'ok' THEN 1 END),"
          + " MAX(CASE WHEN t.status <> 'ok' THEN s.name END),"
          + " MAX(CASE WHEN t.status <> 'ok' THEN t.status END)"
          + " FROM my_servers s JOIN server_status t ON t.addr = s.addr";

  private final Connection connection;

  /** Looks by a connection, which it leaves open. */
  public Reachable(Connection connection) {
    this.connection = connection;
  }

  /** Everything. */
  public List<Finding> findings() throws SQLException {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok("connection", String.valueOf(connection.getMetaData().getURL())));
    findings.add(webApi());
    findings.add(list());
    findings.add(named());
    return findings;
  }

  private Finding webApi() {
    long begun = System.nanoTime();
    try (Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery(TIME)) {
      return rs.next()
          ? Finding.ok("Web API", "answers in " + millisSince(begun) + " ms")
          : Finding.bad("Web API", "it answers without its time; is webApiUrl right?");
    } catch (SQLException e) {
      return Finding.bad("Web API", String.valueOf(e.getMessage()));
    }
  }

  private Finding list() {
    long begun = System.nanoTime();
    try (Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery(LIST)) {
      return rs.next()
          ? Finding.ok("server list", "its first server came after " + millisSince(begun) + " ms")
          : Finding.bad("server list", "it is empty; diagnostics.failures says why.");
    } catch (SQLException e) {
      return Finding.note("server list", String.valueOf(e.getMessage()));
    }
  }

  private Finding named() {
    try (Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery(NAMED)) {
      rs.next();
      long all = rs.getLong(1);
      long answered = rs.getLong(2);
      if (all == 0) {
        return Finding.note(
            "my_servers", "no server has a name yet; the config file's servers are listed there.");
      }
      String of = answered + " of " + all + " answer";
      if (answered == all) {
        return Finding.ok("my_servers", of);
      }
      return answered == 0
          ? Finding.bad(
              "my_servers",
              of + "; if they are up, a firewall keeps UDP from leaving or coming back.")
          : Finding.note(
              "my_servers", of + "; not " + rs.getString(3) + ", for example: " + rs.getString(4));
    } catch (SQLException e) {
      return Finding.bad("my_servers", String.valueOf(e.getMessage()));
    }
  }

  private static long millisSince(long begun) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
  }
}
