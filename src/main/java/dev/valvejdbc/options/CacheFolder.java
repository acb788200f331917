package dev.valvejdbc.options;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder where lists are kept between runs.
 *
 * @param path null for nowhere
 */
public record CacheFolder(@Nullable Path path) {
  private static final String NONE = "none";

  static CacheFolder parse(String text) {
    return new CacheFolder(text.equalsIgnoreCase(NONE) ? null : Path.of(text));
  }

  /** The user's own, by the XDG base directory specification. */
  static CacheFolder standard(Map<String, String> environment) {
    String home = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path base =
        home.isBlank() ? Path.of(System.getProperty("user.home", ""), ".cache") : Path.of(home);
    return new CacheFolder(base.resolve("valve-jdbc"));
  }
}
