package dev.valvejdbc.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.valvejdbc.server.PageServer;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** What people do on the page, in a real browser; one browser and one fleet for all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
  private static final String SERVERS =
      "SELECT s.name AS server, i.player_count AS players, i.stv_name FROM my_servers s"
          + " JOIN server_info i ON i.addr = s.addr ORDER BY s.name";
  private static final String HOSTILE = "<img src=x onerror=\"document.title='taken'\">";

  private PageServer server;
  private ChromeDriver driver;
  private OpenPage page;

  @BeforeAll
  void start() throws Exception {
    String missing = Chromium.missing();
    assumeTrue(missing == null, () -> "The page is not tested: " + missing + ".");
    server =
        PageServer.start(
            "jdbc:valve:fleet=12;seed=7;timeout=1s", 0, Duration.ofMinutes(5), List.of());
    driver = Chromium.start();
    page = new OpenPage(driver);
  }

  @AfterAll
  void stop() {
    if (driver != null) {
      driver.quit();
    }
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void open() {
    Chromium.size(driver, 1280, 860);
    page.open(server, "");
  }

  @Test
  void theCatalogueStandsOnTheLeftWithCommentsAndColumns() {
    assertThat(page.texts("#tables > details > summary"))
        .startsWith("valve")
        .contains("diagnostics", "steam_api", "functions");
    page.all("#tables summary").stream()
        .filter(s -> s.getText().equals("players"))
        .findFirst()
        .orElseThrow()
        .click();
    page.until(() -> page.texts("#tables .item[open] li button").contains("score"));
    assertThat(page.text("#tables .item[open] > small")).isNotBlank();
  }

  @Test
  void completionOffersWhatMayStandAtTheCursor() {
    page.type("SELECT * FROM my_se");
    page.await(".CodeMirror-hint");
    assertThat(page.texts(".CodeMirror-hint span")).contains("my_servers");
    page.type(Keys.ENTER);
    assertThat(page.typed()).isEqualTo("SELECT * FROM my_servers");
    page.fill("SELECT * FROM ");
    page.script("const c = document.querySelector('.CodeMirror').CodeMirror; c.setCursor(0, 14)");
    page.type();
    new Actions(driver).keyDown(Keys.CONTROL).sendKeys(Keys.SPACE).keyUp(Keys.CONTROL).perform();
    page.until(() -> page.texts(".CodeMirror-hint span").contains("server_info"));
  }

  @Test
  void whoOpensItFirstIsOfferedQuestions() {
    assertThat(page.texts("#hint button")).hasSize(3);
    page.all("#hint button").get(0).click();
    assertThat(page.typed()).isEqualTo("SELECT * FROM my_servers");
    page.click("#run");
    page.until(() -> page.text("#count").startsWith("12 rows in"));
    assertThat(page.isShown("#hint")).isFalse();
  }

  @Test
  void rowsBecomeAGridThatSortsByTypeAndShowsNull() {
    page.run(
        "SELECT n, t FROM (VALUES (10, 'b'), (9, CAST(NULL AS VARCHAR)), (100, 'a')) AS v (n, t)");
    assertThat(page.cells(0)).containsExactly("10", "9", "100");
    assertThat(page.cells(1)).containsExactly("b", "null", "a");
    assertThat(page.all(".tabulator-cell .null")).hasSize(1);
    page.click(".tabulator-col[tabulator-field='c0']");
    page.until(() -> page.cells(0).equals(List.of("9", "10", "100")));
  }

  @Test
  void aFilterKeepsTheRowsThatHoldIt() {
    page.run("SELECT n FROM (VALUES (1), (20), (30)) AS v (n)");
    page.click("#filter");
    page.one(".tabulator-header-filter input").sendKeys("> 19", Keys.ENTER);
    page.until(() -> page.cells(0).equals(List.of("20", "30")));
  }

  @Test
  void numbersBeyondFloatingPointStayExact() {
    page.run("SELECT CAST(76561197960287930 AS BIGINT) AS id, 9007199254740993 AS n");
    assertThat(page.cells(0)).containsExactly("76561197960287930");
    assertThat(page.cells(1)).containsExactly("9007199254740993");
  }

  @Test
  void aHundredThousandRowsAreAllThereAndFewAreDrawn() {
    String ten = "(VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)) AS ";
    page.run(
        "SELECT a.i * 10000 + b.i * 1000 + c.i * 100 + d.i * 10 + e.i AS n FROM "
            + (ten + "a (i), " + ten + "b (i), " + ten + "c (i), " + ten + "d (i), " + ten)
            + "e (i), (VALUES (1), (2)) AS f (i) WHERE f.i = 1 OR (a.i = 0 AND b.i = 0)");
    assertThat(page.text("#count")).startsWith("100,000 rows in").contains("there are more");
    assertThat(page.all(".tabulator-row")).hasSizeLessThan(200);
  }

  @Test
  void severalStatementsHaveAResultEach() {
    page.run("SELECT 1 AS one; SELECT 2 AS two, 3 AS three;");
    assertThat(page.texts("#results button")).containsExactly("Result 1", "Result 2");
    page.all("#results button").get(1).click();
    page.until(() -> page.texts(".tabulator-col-title").contains("three"));
  }

  @Test
  void anErrorStandsUnderTheWordThatIsWrong() {
    page.run("SELECT 1;\nSELECT nam FROM my_servers");
    assertThat(page.text("#error")).contains("nam").endsWith("(line 2, column 8)");
    assertThat(page.texts(".CodeMirror .wrong")).containsExactly("nam");
  }

  @Test
  void aChartIsChosenFromTheColumnsAndChangedByAClick() {
    page.run(SERVERS);
    page.click("#as-chart");
    page.await("#chart canvas");
    Select kind = new Select(page.one("#kind"));
    assertThat(kind.getFirstSelectedOption().getText()).isEqualTo("bar");
    page.until(() -> description().startsWith("A bar chart of players across server"));
    kind.selectByValue("histogram");
    page.until(() -> description().startsWith("A histogram chart"));
    kind.selectByValue("scatter");
    page.until(() -> description().equals("A scatter chart needs two columns of numbers."));
    assertThat(page.text("#chart")).isEqualTo(description());
    page.run("SELECT s, x, y FROM (VALUES ('a', 1, 2), ('b', 3, 4)) AS v (s, x, y)");
    kind.selectByValue("scatter");
    page.until(() -> description().equals("A scatter chart of y across x, 2 rows."));
    page.run("SELECT name FROM my_servers WHERE name = 'nobody'");
    page.until(() -> page.text("#chart").equals("There are no rows to draw."));
  }

  @Test
  void countriesBecomeAMap() {
    page.run("SELECT country, n FROM (VALUES ('DE', 3), ('SG', 2)) AS v (country, n)");
    page.click("#as-chart");
    page.until(() -> description().startsWith("A map chart of n across country"));
    assertThat(page.all("#chart canvas")).isNotEmpty();
  }

  private String description() {
    return String.valueOf(page.one("#chart").getDomAttribute("aria-label"));
  }

  @Test
  void aRefreshedLineGrows() {
    page.run("SELECT 'x' AS server, COUNT(*) AS scans FROM diagnostics.scans");
    page.click("#as-chart");
    new Select(page.one("#kind")).selectByValue("line");
    new Select(page.one("#refresh")).selectByValue("1");
    page.until(
        () ->
            ((Long)
                    page.script(
                        "const c = echarts.getInstanceByDom(document.getElementById('chart'));"
                            + "return c ? c.getOption().series[0].data.length : 0"))
                >= 3);
    new Select(page.one("#refresh")).selectByValue("0");
  }

  @Test
  void whatTakesLongShowsHowFarItIsAndIsCancelled() throws Exception {
    try (DatagramSocket silent =
            new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        PageServer patient =
            PageServer.start("jdbc:valve:timeout=60s", 0, Duration.ofMinutes(5), List.of())) {
      page.open(patient, "");
      page.fill(
          "SELECT status FROM server_status WHERE addr = '127.0.0.1:"
              + silent.getLocalPort()
              + "'");
      page.click("#run");
      page.until(() -> page.text("#progress").startsWith("asked 1 · answered 0 · silent 0"));
      page.click("#cancel");
      page.until(() -> page.isShown("#error"));
      assertThat(page.text("#error")).containsIgnoringCase("cancel");
      assertThat(page.isShown("#cancel")).isFalse();
    }
  }

  @Test
  void warningsAreAListThatUnfolds() {
    page.run("SELECT server_name FROM server_info WHERE addr IN ('127.0.0.1:9', '127.0.0.1:10')");
    page.until(() -> page.isShown("#warnings"));
    assertThat(page.text("#warnings summary")).endsWith("warnings");
    assertThat(page.texts("#warnings li").get(0)).contains("127.0.0.1:");
  }

  @Test
  void textsOfStrangersDoNothing() {
    page.run(
        "SELECT '"
            + HOSTILE.replace("'", "''")
            + "' AS \""
            + HOSTILE.replace("\"", "")
            + "\","
            + " 'a\u202Eb\u001Bc' AS turned, 5 AS n");
    assertThat(page.cells(0)).containsExactly(HOSTILE);
    assertThat(page.cells(1)).containsExactly("a\\u202eb\\x1bc");
    page.click("#as-chart");
    page.await("#chart canvas");
    page.run("SELECT * FROM \"<b>no</b>\"");
    assertThat(page.all("#error b")).isEmpty();
    assertThat(page.all("img")).isEmpty();
    assertThat(driver.getTitle()).isEqualTo("valve-sql");
  }

  @Test
  void aDashboardIsAPageOfTiles() {
    page.page("My servers");
    page.until(() -> page.text("#board .bar").contains("as of"));
    assertThat(page.texts(".tile h3")).contains("Servers and players", "Players by map");
    assertThat(page.texts(".tile .big").get(0)).isEqualTo("12servers");
    page.until(() -> page.all(".tile canvas").size() >= 3);
    assertThat(page.all(".tile .wrong")).isEmpty();
    page.page("One server");
    page.until(() -> page.text("#board .bar").contains("as of"));
    assertThat(new Select(page.one("#board select")).getOptions()).hasSize(12);
    assertThat(page.all(".tile .wrong")).isEmpty();
    page.page("A game's world");
    page.until(() -> page.text("#board .bar").contains("as of"));
    assertThat(page.texts(".tile .wrong"))
        .as("what needs a recording, and files of countries")
        .hasSize(2)
        .anyMatch(t -> t.contains("own"))
        .anyMatch(t -> t.contains("geo"));
  }

  @Test
  void aLinkFillsTheEditorAndRunsNothing() {
    page.open(server, "&sql=SELECT%20%27linked%27");
    assertThat(page.typed()).isEqualTo("SELECT 'linked'");
    assertThat(page.isShown("#result")).isFalse();
    assertThat(driver.getCurrentUrl()).doesNotContain("token");
    page.click("#link");
    assertThat(driver.getCurrentUrl()).endsWith("/#sql=SELECT%20'linked'");
  }

  @Test
  void whatWasRunIsKeptButNoSecrets() {
    page.run("SELECT 'kept'");
    page.run("SELECT 'my password'");
    page.click("#tab-history");
    assertThat(page.texts("#history .item"))
        .contains("SELECT 'kept'")
        .noneMatch(t -> t.contains("password"));
  }

  @Test
  void withoutTheTokenThereIsNothing() {
    page.script("localStorage.clear()");
    driver.get("about:blank");
    driver.get("http://127.0.0.1:" + server.port() + "/#token=wrong");
    page.await("body[data-ready]");
    assertThat(page.text("#error")).contains("needs the link that valve-sql open printed");
    assertThat(page.all("#tables details")).isEmpty();
  }

  @Test
  void aNameOfAStrangerThatLeadsHereIsRefused() {
    driver.get("http://stranger.example:" + server.port() + "/");
    assertThat(driver.findElement(By.tagName("body")).getText())
        .startsWith("This page is not served under the name stranger.example");
  }

  @Test
  void labelsAndContrastsAreAsTheyShouldBe() throws Exception {
    for (int width : new int[] {1280, 390}) {
      Chromium.size(driver, width, 860);
      page.run(SERVERS);
      for (String theme : List.of("light", "dark")) {
        page.script("document.documentElement.dataset.theme = arguments[0]", theme);
        assertThat(Accessibility.faults(driver)).as("%s, %d wide", theme, width).isEmpty();
      }
    }
    page.click("#menu");
    assertThat(Accessibility.faults(driver)).as("the menu of a phone").isEmpty();
    Chromium.size(driver, 1280, 860);
    page.page("My servers");
    page.until(() -> page.text("#board .bar").contains("as of"));
    assertThat(Accessibility.faults(driver)).as("a dashboard").isEmpty();
  }

  @Test
  void aPhoneShowsEverythingWithinItsWidth() {
    Chromium.size(driver, 390, 800);
    page.run(SERVERS);
    assertThat(page.script("return document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    assertThat(page.isShown("#side")).isFalse();
    page.click("#menu");
    assertThat(page.isShown("#side")).isTrue();
  }
}
