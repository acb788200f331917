package dev.valvejdbc;

import static java.util.Objects.requireNonNull;

import dev.valvejdbc.fleet.Fleet;
import dev.valvejdbc.fleet.webapi.FleetWebApi;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A connection to a simulated Web API, and the calls that it causes. */
class SteamApiWorld {
  static final long FIRST = 76_561_197_960_265_728L;
  static final String KEY = Fleet.WEB_API_KEY;

  private static Fleet fleet;
  static FleetWebApi service;
  Connection connection;
  private int callsBefore;

  @BeforeAll
  static void start() throws Exception {
    fleet = Fleet.start(40, 7);
    service = fleet.webApi();
  }

  @AfterAll
  static void stop() {
    fleet.close();
  }

  @BeforeEach
  void connect() throws Exception {
    service.clearFaults();
    callsBefore = service.calls().size();
    connection = connect(true, "");
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
    service.clearFaults();
  }

  static Connection connect(boolean withKey, String more) throws SQLException {
    Properties properties = new Properties();
    if (withKey) {
      properties.setProperty("webApiKey", KEY);
    }
    String url =
        "jdbc:valve:cacheDir=none;timeout=1s;webApiUrl="
            + service.url()
            + (more.contains("webApiTtl") ? "" : ";webApiTtl=0")
            + more;
    return requireNonNull(new ValveDriver().connect(url, properties));
  }

  List<String> calls() {
    List<String> all = service.calls();
    return all.subList(callsBefore, all.size());
  }

  List<String> rows(String sql) throws SQLException {
    return Rows.of(connection, sql);
  }
}
