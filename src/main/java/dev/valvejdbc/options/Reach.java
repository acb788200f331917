package dev.valvejdbc.options;

import dev.valvejdbc.client.AddressRanges;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which servers a statement may name.
 *
 * @param namedConsoles whether consoles are asked of the servers alone that have a name
 * @param anywhere whether every server may be named
 * @param ranges where it may not: addresses that may be beside the known ones; null for none
 */
public record Reach(boolean namedConsoles, boolean anywhere, @Nullable AddressRanges ranges) {
  /** Every server, every console. */
  public static final Reach ANY = new Reach(false, true, null);

  private static final String KNOWN = "known";

  static Reach parse(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    return switch (word) {
      case "any" -> ANY;
      case KNOWN -> new Reach(true, false, null);
      case KNOWN + ",any" -> new Reach(true, true, null);
      default -> {
        if (!word.startsWith(KNOWN + ",")) {
          throw new IllegalArgumentException("'" + text + "' is neither any nor known");
        }
        yield new Reach(true, false, AddressRanges.parse(word.substring(KNOWN.length() + 1)));
      }
    };
  }
}
