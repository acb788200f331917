package dev.valvejdbc.jdbc.execution;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads texts that stand for true or false, in results and in parameters alike. */
public final class Truth {
  private Truth() {}

  /** What a text says, in any case of its letters and with blanks around it; null for neither. */
  public static @Nullable Boolean of(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "t", "1", "yes" -> true;
      case "false", "f", "0", "no" -> false;
      default -> null;
    };
  }
}
