package dev.valvejdbc.options;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which of the user's own databases a connection sees.
 *
 * @param names in lower case; null for all
 */
public record Exposed(@Nullable Set<String> names) {
  static Exposed parse(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    return switch (word) {
      case "all" -> new Exposed(null);
      case "none" -> new Exposed(Set.of());
      default ->
          new Exposed(
              Arrays.stream(word.split(",", -1)).map(String::strip).collect(Collectors.toSet()));
    };
  }

  /** Whether it sees what bears a name. */
  public boolean shows(String name) {
    return names == null || names.contains(name.toLowerCase(Locale.ROOT));
  }
}
