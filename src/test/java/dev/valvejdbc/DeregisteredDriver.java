package dev.valvejdbc;

import dev.valvejdbc.server.ServerSettings;
import dev.valvejdbc.server.ServerSettings.Bounds;
import dev.valvejdbc.server.ServerSettings.Listening;
import dev.valvejdbc.server.ServerSettings.Permissions;
import dev.valvejdbc.server.ServerSettings.Serialization;
import dev.valvejdbc.server.ValveServer;
import dev.valvejdbc.server.http.HttpBounds;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Uses the driver in a class loader that it then drops, and prints whether that is collected. The
 * loader has what the property valve.loaded names, or the class path.
 */
public final class DeregisteredDriver {
  private static final int TRIES = 300;

  /** One of each kind of peer, and what the engine keeps by itself. */
  private static final List<String> STATEMENTS =
      List.of(
          "SELECT UPPER(s.name), i.map FROM my_servers s JOIN server_info i ON i.addr = s.addr"
              + " ORDER BY 1",
          "SELECT s.name, r.line FROM my_servers s, LATERAL TABLE(rcon(s.addr, 'status')) r",
          "SELECT addr FROM master_servers LIMIT 1",
          "SELECT * FROM steam_api.ISteamUserStats_GetNumberOfCurrentPlayers WHERE appid = 440",
          "SELECT LISTAGG('x'), MAX(JSON_VALUE('{\"a\":' || n || '}', '$.a')) FROM (VALUES (1),"
              + " (2)) AS t (n) WHERE CAST(n AS VARCHAR) ~ '[0-9]'",
          "EXPLAIN PLAN FOR SELECT * FROM my_players",
          "SELECT * FROM diagnostics.limits");

  private DeregisteredDriver() {}

  /** Runs within the other loader, which alone may deregister its driver. */
  public static final class Session implements Runnable {
    @Override
    public void run() {
      try {
        Driver driver = DriverManager.getDriver("jdbc:valve:");
        try (Connection connection =
            driver.connect("jdbc:valve:fleet=3;rcon=read;onError=ignore", new Properties())) {
          for (String sql : STATEMENTS) {
            Rows.of(connection, sql);
          }
          connection.getMetaData().getColumns(null, null, null, null).close();
        }
        serve();
        deregister();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    private static void serve() throws Exception {
      try (ValveServer server =
          ValveServer.start(
              new ServerSettings(
                  "jdbc:valve:fleet=3",
                  new Listening("127.0.0.1", 0, Serialization.JSON, Map.of(), null),
                  new Permissions("off", Set.of(), "any"),
                  new Bounds(
                      Duration.ofSeconds(60), 5, 5, 1 << 20, Map.of(), HttpBounds.STANDARD)))) {
        String open = "\"connectionId\": \"c\"";
        ask(server, "{\"request\": \"openConnection\", " + open + ", \"info\": {}}");
        String made = ask(server, "{\"request\": \"createStatement\", " + open + "}");
        String statement = made.replaceAll(".*\"statementId\":(\\d+).*", "$1");
        String rows =
            ask(
                server,
                "{\"request\": \"prepareAndExecute\", "
                    + open
                    + ", \"statementId\": "
                    + statement
                    + ", \"maxRowsTotal\": 10, \"sql\": \""
                    + STATEMENTS.get(0)
                    + "\"}");
        if (!rows.contains("\"rows\":")) {
          throw new IllegalStateException(rows);
        }
      }
    }

    /** Without Avatica's own client, which has another name in the packaged jar. */
    private static String ask(ValveServer server, String json) throws IOException {
      HttpURLConnection call =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + server.port()).toURL().openConnection();
      call.setRequestMethod("POST");
      call.setDoOutput(true);
      call.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
      try (InputStream answer = call.getInputStream()) {
        return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
      } finally {
        call.disconnect();
      }
    }

    static void deregister() throws SQLException {
      List<Driver> drivers = Collections.list(DriverManager.getDrivers());
      while (!drivers.isEmpty()) { // looking for them may register others
        for (Driver each : drivers) {
          DriverManager.deregisterDriver(each);
        }
        drivers = Collections.list(DriverManager.getDrivers());
      }
    }
  }

  private static WeakReference<ClassLoader> used() throws Exception {
    List<URL> classes = new ArrayList<>();
    for (String entry :
        System.getProperty("valve.loaded", System.getProperty("java.class.path"))
            .split(File.pathSeparator, -1)) {
      classes.add(Path.of(entry).toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(classes.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class.forName("dev.valvejdbc.ValveDriver", true, loader);
      ((Runnable) loader.loadClass(Session.class.getName()).getDeclaredConstructor().newInstance())
          .run();
      return new WeakReference<>(loader);
    }
  }

  /** Prints "collected", or "held". */
  public static void main(String[] arguments) throws Exception {
    WeakReference<ClassLoader> loader = used();
    for (int i = 0; loader.get() != null && i < TRIES; i++) {
      fill();
      Thread.sleep(100); // threads of the driver that end by themselves
    }
    System.out.println(loader.get() == null ? "collected" : "held");
    System.exit(0);
  }

  /** Fills the heap, so that what is held softly goes, too. */
  @SuppressWarnings("ModifiedButNotUsed") // to be held is what it is for
  private static void fill() {
    List<byte[]> all = new ArrayList<>();
    try {
      while (true) {
        all.add(new byte[16 << 20]);
      }
    } catch (OutOfMemoryError e) {
      all.clear();
    }
  }
}
