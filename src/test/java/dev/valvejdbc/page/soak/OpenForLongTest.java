package dev.valvejdbc.page.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.valvejdbc.page.Chromium;
import dev.valvejdbc.page.OpenPage;
import dev.valvejdbc.server.PageServer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;

/**
 * A query that joins a hundred servers, asked again every second with its line growing: the server
 * and the browser hold in the end what they held after the line was full. Run by {@code mvn verify
 * -Psoak}; {@code -Dsoak.minutes} is how long.
 */
class OpenForLongTest {
  private static final double MINUTES =
      Double.parseDouble(System.getProperty("valve.soak.minutes", "30"));
  private static final Path REPORT = Path.of("target", "page-soak.txt");
  private static final String PLAYERS =
      "SELECT s.name, i.player_count AS players FROM my_servers s JOIN server_info i ON i.addr ="
          + " s.addr";

  /**
   * What is held at a moment, after collections.
   *
   * @param heap bytes of the process that serves, and simulates the servers
   * @param browser bytes of the page's scripts
   * @param nodes of the page's document
   */
  private record Held(long heap, int threads, long browser, long nodes) {
    @Override
    public String toString() {
      return "heap %.1f MB, threads %d, script %.1f MB, nodes %d"
          .formatted(heap / 1e6, threads, browser / 1e6, nodes);
    }
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void aPageThatIsRefreshedEverySecondHoldsNoMoreInTheEnd() throws Exception {
    String missing = Chromium.missing();
    assumeTrue(missing == null, () -> "The page is not tested: " + missing + ".");
    try (PageServer server =
        PageServer.start(
            "jdbc:valve:fleet=100;seed=7;timeout=1s;cacheTtl=0",
            0,
            Duration.ofMinutes(5),
            List.of())) {
      ChromeDriver driver = Chromium.start();
      try {
        List<Held> held = watch(driver, server);
        Held middle = held.get(held.size() / 2);
        Held last = held.get(held.size() - 1);
        assertThat(last.threads()).isLessThanOrEqualTo(middle.threads() + 2);
        assertThat(last.heap()).isLessThan(middle.heap() + (16 << 20));
        assertThat(last.browser()).isLessThan(middle.browser() + (8 << 20));
        assertThat(last.nodes()).isLessThan(middle.nodes() + 200);
      } finally {
        driver.quit();
      }
    }
  }

  private static List<Held> watch(ChromeDriver driver, PageServer server) throws Exception {
    OpenPage page = new OpenPage(driver);
    Chromium.size(driver, 1280, 860);
    page.open(server, "");
    page.run(PLAYERS);
    page.click("#as-chart");
    new Select(page.one("#kind")).selectByValue("line");
    new Select(page.one("#refresh")).selectByValue("1");
    List<Held> held = new ArrayList<>();
    long begun = System.nanoTime();
    long end = begun + (long) (MINUTES * 60e9);
    while (held.size() < 4 || System.nanoTime() < end) {
      Thread.sleep(30_000);
      Held now = held(driver);
      held.add(now);
      String line = "%4d s  %s%n".formatted((System.nanoTime() - begun) / 1_000_000_000, now);
      Files.writeString(REPORT, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      assertThat(page.isShown("#error")).isFalse();
    }
    return held;
  }

  private static Held held(ChromeDriver driver) {
    System.gc();
    var unused = driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
    Map<String, Object> heap = driver.executeCdpCommand("Runtime.getHeapUsage", Map.of());
    Map<String, Object> dom = driver.executeCdpCommand("Memory.getDOMCounters", Map.of());
    return new Held(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        number(heap, "usedSize"),
        number(dom, "nodes"));
  }

  private static long number(Map<String, Object> values, String name) {
    return values.get(name) instanceof Number n ? n.longValue() : -1;
  }
}
