package dev.valvejdbc.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.Rows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Forty threads for half an hour against hostile peers, with cancels, interrupts, abandoned results
 * and closed connections: no statement outlives its deadline by two seconds, and nothing is left.
 * Run by {@code mvn verify -Psoak}; {@code -Dsoak.minutes} is how long.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class SoakTest {
  private static final int THREADS = 40;
  private static final double MINUTES =
      Double.parseDouble(System.getProperty("valve.soak.minutes", "30"));
  private static final long TOLERATED_MILLIS = 2_000;
  private static final long TOLERATED_BYTES = 64L << 20;
  private static final Path REPORT = Path.of("target", "soak.txt");

  private final List<String> urls = new ArrayList<>();
  private final List<String> statements = new ArrayList<>();

  private void add(String url, String sql) {
    urls.add(url);
    statements.add(sql);
  }

  private static String quoted(List<String> addresses) {
    return addresses.stream().collect(Collectors.joining("','", "('", "')"));
  }

  private static String values(List<String> addresses) {
    return addresses.stream()
        .collect(Collectors.joining("'), ('", "(VALUES ('", "')) AS v (addr)"));
  }

  private void fill(HostileWorld world, Path config) {
    List<String> mixed = new ArrayList<>(world.fleet.addresses());
    mixed.addAll(world.hostileServers);
    String url = "jdbc:valve:cacheTtl=0;timeout=2s;config=" + config;
    add(url, "SELECT map FROM server_info WHERE addr IN " + quoted(mixed));
    add(url, "SELECT name FROM players WHERE addr IN " + quoted(mixed));
    add(url + ";onError=fail", "SELECT name FROM rules WHERE addr IN " + quoted(mixed));
    add(
        url,
        "SELECT v.addr, p.name, r.name FROM "
            + values(mixed)
            + " JOIN players p ON p.addr = v.addr JOIN rules r ON r.addr = v.addr LIMIT 500");
    add(url, "SELECT map FROM server_info WHERE addr IN " + quoted(world.hostileServers));
    String consoles = url + ";rcon=read;rconTimeout=2s";
    for (String function : List.of("rcon_status", "rcon_cvars")) {
      add(
          consoles,
          "SELECT c.name FROM "
              + values(world.consoles)
              + ", LATERAL TABLE("
              + function
              + "(v.addr)) AS c");
    }
    String api = url + ";webApiTtl=0;webApiKey=0123456789ABCDEF0123456789ABCDEF;webApiUrl=";
    add(
        api + "http://127.0.0.1:" + world.drip,
        "SELECT * FROM steam_api.ISteamNews_GetNewsForApp WHERE appid IN (440, 730)");
    add(
        api + world.fleet.webApi().url(),
        "SELECT * FROM steam_api.ISteamUserStats_GetNumberOfCurrentPlayers WHERE appid IN (440)");
    add(
        url + ";serverListTtl=0;allow=127.0.0.0/8;masterAddress=" + world.master,
        "SELECT COUNT(*) FROM master_servers");
  }

  private static Path config(HostileWorld world) throws Exception {
    String servers =
        world.consoles.stream()
            .map(
                addr ->
                    "{\"name\":\"c%s\",\"addr\":\"%s\",\"rconPassword\":\"%s\"}"
                        .formatted(addr, addr, HostileWorld.PASSWORD))
            .collect(Collectors.joining(",", "{\"servers\":[", "]}"));
    return Files.writeString(Files.createTempFile("soak", ".json"), servers);
  }

  @Test
  void nothingHangsAndNothingIsLeft() throws Exception {
    try (HostileWorld world = new HostileWorld(300)) {
      Path config = config(world);
      fill(world, config);
      run(20 * 1_000_000_000L); // classes are loaded, caches filled
      Residue before = settled(null);
      Tally tally = run((long) (MINUTES * 60e9));
      Residue after = settled(before);
      report("%s%nbefore %s%nafter  %s%n".formatted(tally, before, after));
      tally.broken().forEach(SoakTest::report);
      Files.delete(config);
      assertThat(tally.broken()).isEmpty();
      assertThat(tally.worstMillis()).isLessThanOrEqualTo(TOLERATED_MILLIS);
      assertThat(after.threads()).isEqualTo(before.threads());
      assertThat(after.files()).isLessThanOrEqualTo(before.files() + 10);
      assertThat(after.heap()).isLessThan(before.heap() + TOLERATED_BYTES);
      assertThat(after.direct()).isLessThan(before.direct() + TOLERATED_BYTES);
    }
  }

  @Test
  void oneHostileServerCostsTheOthersATenthAtMost() throws Exception {
    try (HostileWorld world = new HostileWorld(300)) {
      List<String> mixed = new ArrayList<>(world.fleet.addresses());
      mixed.add(world.bomber);
      long[] alone = new long[9];
      long[] besides = new long[9];
      for (int i = 0; i < alone.length; i++) {
        alone[i] = nanosFor(world.fleet.addresses());
        besides[i] = nanosFor(mixed);
      }
      Arrays.sort(alone);
      Arrays.sort(besides);
      double ratio = (double) besides[4] / alone[4];
      report(
          "rules of 300 servers: %d ms, beside 3,000 bombs of one more: %d ms, ratio %.2f%n"
              .formatted(alone[4] / 1_000_000, besides[4] / 1_000_000, ratio));
      assertThat(ratio).isLessThan(1.10);
    }
  }

  private static long nanosFor(List<String> addresses) throws Exception {
    long began = System.nanoTime();
    try (Connection c = DriverManager.getConnection("jdbc:valve:cacheTtl=0;timeout=3s")) {
      Rows.of(c, "SELECT addr FROM rules WHERE addr IN " + quoted(addresses));
    }
    return System.nanoTime() - began;
  }

  private Tally run(long nanos) throws Exception {
    Tally tally = new Tally();
    ScheduledExecutorService saboteur = Executors.newScheduledThreadPool(8);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Attack attack = new Attack(urls, statements, i, saboteur, tally, System.nanoTime() + nanos);
      Thread thread = new Thread(attack, "attack-" + i);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    saboteur.shutdownNow();
    return tally;
  }

  /** What is left once idle threads and connections have had their time to go. */
  private static Residue settled(@org.jspecify.annotations.Nullable Residue like) throws Exception {
    Residue now = Residue.now();
    for (int i = 0; i < 60 && !isLike(now, like); i++) {
      Thread.sleep(1_000);
      now = Residue.now();
    }
    return now;
  }

  private static boolean isLike(Residue now, @org.jspecify.annotations.Nullable Residue like) {
    return now.threads().isEmpty() && (like == null || now.files() <= like.files() + 10);
  }

  private static void report(String text) {
    try {
      Files.createDirectories(REPORT.getParent());
      Files.writeString(
          REPORT,
          text,
          java.nio.file.StandardOpenOption.CREATE,
          java.nio.file.StandardOpenOption.APPEND);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
