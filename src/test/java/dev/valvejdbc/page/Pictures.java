package dev.valvejdbc.page;

import dev.valvejdbc.server.PageServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.h2.tools.Server;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Makes the pictures of docs/pictures anew, from the running program: {@code docs/pictures/make}.
 * It is no test, and needs the Chromium of the system.
 */
public final class Pictures {
  private static final String URL = "jdbc:valve:fleet=40;seed=7;timeout=1s;cacheTtl=10m";
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
      Pictures pictures = new Pictures(driver, folder);
      pictures.take(server);
      pictures.tree();
      Files.write(folder.resolve("report.png"), ReportPicture.png());
    } finally {
      driver.quit();
    }
  }

  private void take(PageServer server) throws IOException {
    Chromium.size(driver, 1200, 760);
    page.open(server, "");
    theme("light");
    page.run(BY_MAP); // the first run makes the class files of a plan
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

  /** What a tool that knows nothing of us makes of the metadata: H2's console. */
  private void tree() throws IOException, SQLException {
    Server console = Server.createWebServer("-webPort", "0").start();
    try {
      Chromium.size(driver, 1000, 620);
      driver.get(console.getURL());
      for (String[] field :
          new String[][] {{"driver", "dev.valvejdbc.ValveDriver"}, {"url", URL}, {"user", "sa"}}) {
        WebElement input = driver.findElement(By.name(field[0]));
        input.clear();
        input.sendKeys(field[1]);
      }
      driver.findElement(By.cssSelector("input[type=submit]")).click();
      page.until(() -> !driver.findElements(By.name("h2menu")).isEmpty());
      driver.switchTo().frame("h2menu");
      page.until(() -> driver.findElements(By.linkText("my_servers")).size() > 0);
      for (String name : List.of("my_servers", "players")) {
        WebElement link = driver.findElement(By.linkText(name));
        driver.executeScript(
            "arguments[0].click()", link.findElement(By.xpath("preceding::img[2]")));
      }
      driver.switchTo().defaultContent();
      driver.switchTo().frame("h2query");
      driver
          .findElement(By.id("sql"))
          .sendKeys(
              "SELECT server, map, player_count, max_players"
                  + " FROM my_info ORDER BY player_count DESC LIMIT 8");
      driver.executeScript("submitAll()");
      driver.switchTo().defaultContent();
      driver.switchTo().frame("h2result");
      page.until(() -> driver.findElements(By.cssSelector("table tr")).size() > 8);
      driver.switchTo().defaultContent();
      picture("tree");
    } finally {
      console.stop();
    }
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
