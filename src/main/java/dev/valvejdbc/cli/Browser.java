package dev.valvejdbc.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts the browser that the system prefers. */
final class Browser {
  private static final long MILLIS_TO_FAIL = 500;

  private Browser() {}

  /** Opens an address; false if no browser could be started. */
  static boolean open(String address, Map<String, String> environment) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    List<List<String>> commands =
        system.contains("win")
            ? List.of(List.of("rundll32", "url.dll,FileProtocolHandler", address))
            : system.contains("mac")
                ? List.of(List.of("open", address))
                : environment.getOrDefault("DISPLAY", "").isEmpty()
                        && environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty()
                        && environment.getOrDefault("WSL_DISTRO_NAME", "").isEmpty()
                    ? List.of()
                    : List.of(
                        List.of("xdg-open", address),
                        List.of("wslview", address),
                        List.of("sensible-browser", address));
    return commands.stream().anyMatch(Browser::starts);
  }

  private static boolean starts(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      // one that ends at once has failed; one that goes on is the browser itself
      return !process.waitFor(MILLIS_TO_FAIL, TimeUnit.MILLISECONDS) || process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
