package dev.valvejdbc.page;

import dev.valvejdbc.server.PageServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Makes the pictures of docs/pictures anew, from the running program: {@code docs/pictures/make}.
 * It is no test, and needs the Chromium of the system.
 */
public final class Pictures {
  private static final String URL = "jdbc:valve:fleet=40;seed=7;timeout=1s";
  private static final String BY_MAP =
      """
      -- Where do people play?
      SELECT i.map, SUM(i.player_count) AS players, SUM(i.max_players) AS slots
      FROM my_servers s JOIN server_info i ON i.addr = s.addr
      GROUP BY i.map
      ORDER BY players DESC\
      """;
  private static final String FULLEST =
      """
      SELECT i.server_name, i.game, i.map, i.player_count, i.max_players, i.vac_enabled, i.stv_name
      FROM my_servers s JOIN server_info i ON i.addr = s.addr
      ORDER BY i.player_count DESC\
      """;

  private final ChromeDriver driver;
  private final OpenPage page;
  private final Path folder;

  private Pictures(ChromeDriver driver, Path folder) {
    this.driver = driver;
    this.page = new OpenPage(driver);
    this.folder = folder;
  }

  /** Writes them into a folder. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    String shell = Files.readString(Path.of(args[1]));
    Files.writeString(folder.resolve("shell.svg"), TerminalPicture.of(shell));
    ChromeDriver driver = Chromium.start();
    try (PageServer server = PageServer.start(URL, 0, Duration.ofMinutes(1), List.of())) {
      new Pictures(driver, folder).take(server);
    } finally {
      driver.quit();
    }
  }

  private void take(PageServer server) throws IOException {
    Chromium.size(driver, 1200, 760);
    page.open(server, "");
    theme("light");
    page.run(BY_MAP);
    page.click("#as-chart");
    page.await("#chart canvas");
    picture("page-chart");
    theme("dark");
    picture("page-chart-dark");
    theme("light");
    page.click("#as-table");
    page.fill(FULLEST);
    page.click("#run");
    page.until(() -> page.one("#run").isEnabled() && page.cells(0).size() > 10);
    theme("dark");
    picture("page-table-dark");
    theme("light");
    Chromium.size(driver, 1200, 1120);
    page.page("My servers");
    page.until(() -> page.text("#board .bar").contains("as of"));
    picture("dashboard");
    Chromium.size(driver, 390, 800);
    theme("dark");
    page.page("One server");
    page.until(() -> page.text("#board .bar").contains("as of"));
    picture("phone-dark");
  }

  private void theme(String name) {
    if (!name.equals(page.script("return document.documentElement.dataset.theme"))) {
      page.click("#theme");
    }
  }

  private void picture(String name) throws IOException {
    // two frames, so that what was drawn last is seen
    driver.executeAsyncScript(
        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))");
    Files.write(folder.resolve(name + ".png"), Chromium.picture(driver));
  }
}
