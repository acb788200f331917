package dev.valvejdbc.page;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * Starts the Chromium of the system, without a window; the driver is never looked for elsewhere.
 */
public final class Chromium {
  private Chromium() {}

  /** Why there is no browser to test with; null if there is one. */
  public static @Nullable String missing() {
    if (found("chromium", "chromium-browser", "google-chrome").isEmpty()) {
      return "no chromium is installed";
    }
    return found("chromedriver").isEmpty() ? "no chromedriver is installed" : null;
  }

  private static Optional<Path> found(String... names) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  public static ChromeDriver start() throws IOException {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(
        found("chromium", "chromium-browser", "google-chrome").orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // which root needs; the pages are our own
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--no-proxy-server",
        "--host-resolver-rules=MAP stranger.example 127.0.0.1",
        "--user-data-dir=" + Files.createTempDirectory("chromium"));
    Logger.getLogger("org.openqa.selenium")
        .setLevel(Level.SEVERE); // it misses tools of no use here
    ChromeDriver driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(found("chromedriver").orElseThrow().toFile())
                .usingAnyFreePort()
                .withSilent(true)
                .build(),
            options);
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    return driver;
  }

  /** Sets the size of what is seen, as a phone or a screen has it. */
  public static void size(ChromeDriver driver, int width, int height) {
    var unused =
        driver.executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of(
                "width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  static byte[] picture(ChromeDriver driver) {
    return driver.getScreenshotAs(OutputType.BYTES);
  }
}
