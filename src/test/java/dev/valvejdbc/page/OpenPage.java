package dev.valvejdbc.page;

import dev.valvejdbc.server.PageServer;
import java.time.Duration;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What a user does on the page, and sees there. */
public final class OpenPage {
  /** A machine that is busy with other tests may need so long. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final Duration GLANCE = Duration.ofMillis(30);

  private final ChromeDriver driver;

  public OpenPage(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Opens the page anew, as by the link that was printed. */
  public void open(PageServer server, String fragment) {
    driver.get("about:blank");
    driver.get(server.link() + fragment);
    await("body[data-ready]");
  }

  public WebElement one(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** The texts of elements, also of those that are not in sight. */
  List<String> texts(String selector) {
    return all(selector).stream()
        .map(e -> String.valueOf(e.getDomProperty("textContent")))
        .toList();
  }

  void await(String selector) {
    until(() -> !all(selector).isEmpty());
  }

  /** Waits until something holds; the page changes under who looks, which only means: not yet. */
  void until(java.util.function.BooleanSupplier holds) {
    new WebDriverWait(driver, PATIENCE, GLANCE)
        .ignoring(org.openqa.selenium.StaleElementReferenceException.class)
        .until(d -> holds.getAsBoolean());
  }

  Object script(String code, Object... arguments) {
    Object value = ((JavascriptExecutor) driver).executeScript(code, arguments);
    return value == null ? "" : value;
  }

  public void click(String selector) {
    one(selector).click();
  }

  void page(String title) {
    all("#pages button").stream()
        .filter(b -> b.getText().equals(title))
        .findFirst()
        .orElseThrow()
        .click();
  }

  /** Puts a text into the editor, as pasting does. */
  void fill(String sql) {
    script("document.querySelector('.CodeMirror').CodeMirror.setValue(arguments[0])", sql);
  }

  /** Types into the editor, a key after another. */
  void type(CharSequence... keys) {
    script("document.querySelector('.CodeMirror').CodeMirror.focus()");
    if (keys.length > 0) {
      new Actions(driver).sendKeys(keys).perform();
    }
  }

  String typed() {
    return String.valueOf(
        script("return document.querySelector('.CodeMirror').CodeMirror.getValue()"));
  }

  /** Runs a script by Ctrl-Enter, to its end. */
  public void run(String sql) {
    fill(sql);
    type();
    new Actions(driver).keyDown(Keys.CONTROL).sendKeys(Keys.ENTER).keyUp(Keys.CONTROL).perform();
    until(() -> one("#run").isEnabled() && (isShown("#error") || text("#count").contains(" in ")));
  }

  public boolean isShown(String selector) {
    return one(selector).isDisplayed();
  }

  String text(String selector) {
    return String.valueOf(one(selector).getDomProperty("textContent"));
  }

  /** The cells of a column that the grid shows, from 0. */
  List<String> cells(int column) {
    return texts(".tabulator-row .tabulator-cell[tabulator-field='c" + column + "']");
  }
}
