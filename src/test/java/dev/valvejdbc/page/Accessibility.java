package dev.valvejdbc.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openqa.selenium.chrome.ChromeDriver;

/** Has the library axe judge a page: roles, labels, contrast, as WCAG 2.1 AA has them. */
final class Accessibility {
  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
  private static final String RUN =
      "const done = arguments[arguments.length - 1];"
          + "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})"
          + ".then(r => done(r.violations.flatMap(v => v.nodes.map("
          + "n => v.id + ': ' + n.target.join(' ') + ' ' + n.html.slice(0, 150)))))";

  private Accessibility() {}

  /** What is wrong, an element a line. */
  static List<String> faults(ChromeDriver driver) throws IOException {
    try (InputStream in = Accessibility.class.getResourceAsStream(AXE)) {
      if (in == null) {
        throw new IOException("axe is not where its WebJar has it: " + AXE);
      }
      driver.executeScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    if (driver.executeAsyncScript(RUN) instanceof List<?> found) {
      return found.stream().map(String::valueOf).toList();
    }
    throw new UncheckedIOException(new IOException("axe said nothing."));
  }
}
