package dev.valvejdbc.soak;

import dev.valvejdbc.Rows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The statements of the run, with the rows that an undisturbed run of the honest ones has. */
final class Targets {
  private static final String DIGITS =
      "(VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS %s (n)";

  /** Long enough for every server of the fleet that answers at all. */
  private static final String PATIENT = "jdbc:valve:cacheTtl=0;timeout=15s";

  private final List<Target> targets = new ArrayList<>();
  private final HostileWorld world;
  private final String url;

  private Targets(HostileWorld world, Path config) {
    this.world = world;
    this.url = "jdbc:valve:cacheTtl=0;timeout=2s;config=" + config;
  }

  static List<Target> of(HostileWorld world, Path config) throws SQLException {
    Targets all = new Targets(world, config);
    all.servers();
    all.consoles();
    all.services();
    all.computing();
    return List.copyOf(all.targets);
  }

  /** A config file that gives the console's password to every hostile console. */
  static Path config(HostileWorld world) throws Exception {
    String servers =
        world.consoles.stream()
            .map(
                addr ->
                    "{\"name\":\"c%s\",\"addr\":\"%s\",\"rconPassword\":\"%s\"}"
                        .formatted(addr, addr, HostileWorld.PASSWORD))
            .collect(Collectors.joining(",", "{\"servers\":[", "]}"));
    return Files.writeString(Files.createTempFile("soak", ".json"), servers);
  }

  static String quoted(List<String> addresses) {
    return addresses.stream().collect(Collectors.joining("','", "('", "')"));
  }

  private static String values(List<String> addresses) {
    return addresses.stream()
        .collect(Collectors.joining("'), ('", "(VALUES ('", "')) AS v (addr)"));
  }

  /** Rows that a patient statement has; those of hostile servers are rows of nobody. */
  static Set<String> truth(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(PATIENT)) {
      return new HashSet<>(Rows.of(connection, sql));
    }
  }

  private void any(String name, String url, String sql) {
    targets.add(new Target(name, url, sql, Set.of()));
  }

  private void servers() throws SQLException {
    List<String> honest = world.fleet.addresses();
    List<String> mixed = new ArrayList<>(honest);
    mixed.addAll(world.hostileServers);
    String info = "SELECT addr, map, server_name FROM server_info WHERE addr IN ";
    String players = "SELECT addr, name, score FROM players WHERE addr IN ";
    String rules = "SELECT addr, name, \"value\" FROM rules WHERE addr IN ";
    for (String sql : List.of(info, players, rules)) {
      String how = sql.equals(rules) ? ";onError=fail" : "";
      String name = sql.split(" ", -1)[5];
      targets.add(new Target(name, url + how, sql + quoted(mixed), truth(sql + quoted(honest))));
    }
    String joined =
        "SELECT v.addr, p.name, r.name FROM %s JOIN players p ON p.addr = v.addr"
            + " JOIN rules r ON r.addr = v.addr%s";
    targets.add(
        new Target(
            "a join",
            url,
            joined.formatted(values(mixed), " LIMIT 500"),
            truth(joined.formatted(values(honest), ""))));
    targets.add(
        new Target("hostile servers", url, info + quoted(world.hostileServers), Set.of("no row")));
  }

  private void consoles() {
    for (String function : List.of("rcon_status", "rcon_cvars")) {
      any(
          function,
          url + ";rcon=read;rconTimeout=2s",
          "SELECT c.name FROM "
              + values(world.consoles)
              + ", LATERAL TABLE("
              + function
              + "(v.addr)) AS c");
    }
  }

  private void services() {
    String api = url + ";webApiTtl=0;webApiKey=0123456789ABCDEF0123456789ABCDEF;webApiUrl=";
    targets.add(
        new Target(
            "a dripping Web API",
            api + "http://127.0.0.1:" + world.drip,
            "SELECT * FROM steam_api.ISteamNews_GetNewsForApp WHERE appid IN (440, 730)",
            Set.of("no row")));
    any(
        "an honest Web API",
        api + world.fleet.webApi().url(),
        "SELECT * FROM steam_api.ISteamUserStats_GetNumberOfCurrentPlayers WHERE appid IN (440)");
    any(
        "an endless list",
        url + ";serverListTtl=0;allow=127.0.0.0/8;masterAddress=" + world.master,
        "SELECT COUNT(*) FROM master_servers");
  }

  /** A cross join of ten to the power of the number of names. */
  private static String cross(String... names) {
    List<String> tables = new ArrayList<>();
    for (String name : names) {
      tables.add(DIGITS.formatted(name));
    }
    return String.join(" CROSS JOIN ", tables);
  }

  /** What ends by itself has one right answer; the others never end by themselves. */
  private void computing() {
    targets.add(
        new Target(
            "a sum",
            "jdbc:valve:",
            "SELECT COUNT(*), SUM(a.n * b.n * c.n) FROM " + cross("a", "b", "c"),
            Set.of("1000|91125")));
    String ages = cross("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k");
    String sum = "a.n + b.n + c.n + d.n + e.n + f.n + g.n + h.n + i.n + j.n + k.n";
    Set<String> none = Set.of("no row");
    List<String> endless =
        List.of(
            "SELECT COUNT(*) FROM " + ages + " WHERE 'n' || (" + sum + ") LIKE '%x%y%'",
            "SELECT a.n FROM " + ages + " ORDER BY b.n, k.n LIMIT 5",
            "SELECT a.n + k.n AS s, COUNT(*) FROM " + ages + " GROUP BY a.n + k.n",
            "SELECT SUM(k.n) OVER (PARTITION BY a.n) FROM " + ages,
            "WITH RECURSIVE t (n) AS (VALUES (1) UNION ALL SELECT MOD(n + 1, 9) FROM t)"
                + " SELECT COUNT(*) FROM t");
    for (int i = 0; i < endless.size(); i++) {
      targets.add(new Target("computing " + i, "jdbc:valve:", endless.get(i), none));
    }
  }
}
