package dev.valvejdbc.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.valvejdbc.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Forty threads for half an hour against hostile peers, with cancels, interrupts, abandoned results
 * and closed connections: no statement outlives its deadline by two seconds, no row is wrong, and
 * nothing is left. Run by {@code mvn verify -Psoak}; {@code -Dsoak.minutes} is how long.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class SoakTest {
  private static final int THREADS = 40;
  private static final double MINUTES =
      Double.parseDouble(System.getProperty("valve.soak.minutes", "30"));
  private static final long TOLERATED_BYTES = 64L << 20;
  private static final int TOLERATED_FILES = 10;
  private static final Path REPORT = Path.of("target", "soak.txt");

  @Test
  void nothingHangsAndNothingIsLeft() throws Exception {
    try (HostileWorld world = new HostileWorld(300)) {
      Path config = Targets.config(world);
      List<Target> targets = Targets.of(world, config);
      run(targets, 20); // classes are loaded, caches filled
      Residue before = settled(null);
      Tally tally = run(targets, MINUTES * 60);
      Residue after = settled(before);
      report("%s%nbefore %s%nafter  %s%n".formatted(tally, before, after));
      tally.broken().forEach(SoakTest::report);
      Files.delete(config);
      assertThat(tally.broken()).isEmpty();
      assertThat(tally.late()).isEmpty();
      assertThat(tally.wrong()).isEmpty();
      assertThat(after.threads()).isEqualTo(before.threads());
      assertThat(after.files())
          .as("descriptors, before %s, after %s", before.open(), after.open())
          .isLessThanOrEqualTo(before.files() + TOLERATED_FILES);
      assertThat(after.heap()).isLessThan(before.heap() + TOLERATED_BYTES);
      assertThat(after.direct()).isLessThan(before.direct() + TOLERATED_BYTES);
      assertThat(answers(targets.get(0))).isEqualTo(targets.get(0).truth());
      assertThat(limits()).isEmpty();
    }
  }

  /** What a statement reads afterwards, with all patience. */
  private static Set<String> answers(Target target) throws Exception {
    return Targets.truth(target.sql());
  }

  /** The limits that somebody still uses up or waits for; the Web API's windows are long. */
  private static List<String> limits() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:")) {
      return Rows.of(
          connection,
          "SELECT * FROM diagnostics.limits WHERE name LIKE 'udp%' AND (used > 0 OR wait_ms"
              + " > 0)");
    }
  }

  private static Tally run(List<Target> targets, double seconds) throws Exception {
    Pulse pulse = new Pulse();
    Tally tally = new Tally(pulse);
    ScheduledExecutorService saboteur = Executors.newScheduledThreadPool(8);
    long end = System.nanoTime() + (long) (seconds * 1e9);
    List<Attack> attacks = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      attacks.add(new Attack(targets, i, saboteur, tally, end));
    }
    Lateness lateness = new Lateness(attacks);
    Thread watch = new Thread(lateness, "lateness");
    List<Thread> threads = attacks.stream().map(a -> new Thread(a, "attack")).toList();
    pulse.start();
    watch.start();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    pulse.end();
    watch.interrupt();
    saboteur.shutdownNow();
    report(lateness.toString());
    return tally;
  }

  /** What is left once idle threads and connections have had their time to go. */
  private static Residue settled(@Nullable Residue like) throws Exception {
    Residue now = Residue.now();
    for (int i = 0; i < 60 && !isLike(now, like); i++) {
      Thread.sleep(1_000);
      now = Residue.now();
    }
    if (!isLike(now, like)) {
      dump();
    }
    return now;
  }

  private static boolean isLike(Residue now, @Nullable Residue like) {
    return now.threads().isEmpty()
        && (like == null
            || (now.files() <= like.files() + TOLERATED_FILES
                && now.heap() < like.heap() + TOLERATED_BYTES));
  }

  /** Writes down what is left, for whoever looks for the reason. */
  private static void dump() throws IOException {
    Path file = REPORT.resolveSibling("soak.hprof");
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(file.toString(), true);
  }

  static void report(String text) {
    try {
      Files.createDirectories(REPORT.getParent());
      Files.writeString(REPORT, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
