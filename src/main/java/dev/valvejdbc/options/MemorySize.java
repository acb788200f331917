package dev.valvejdbc.options;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory.
 *
 * @param bytes at least 1
 */
public record MemorySize(long bytes) {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})(kb|mb|gb|%)");

  /**
   * Reads a size: kB, MB, GB, or a percentage of the heap that the process may have.
   *
   * @throws IllegalArgumentException if it is none, or not 1 to 100 per cent
   */
  static MemorySize parse(String text) {
    Matcher matcher = WRITTEN.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
      throw new IllegalArgumentException("not a size");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "kb" -> new MemorySize(amount << 10);
      case "mb" -> new MemorySize(amount << 20);
      case "gb" -> new MemorySize(amount << 30);
      default -> share(amount);
    };
  }

  private static MemorySize share(long percent) {
    if (percent > 100) {
      throw new IllegalArgumentException("more than all");
    }
    return new MemorySize(Math.max(1, Runtime.getRuntime().maxMemory() / 100 * percent));
  }
}
