package dev.valvejdbc.protocol.a2s;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a server runs on. */
public enum Platform {
  LINUX,
  WINDOWS,
  MACOS;

  /** The word in SQL. */
  public String sqlName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable Platform of(char code) {
    return switch (Character.toLowerCase(code)) {
      case 'l' -> LINUX;
      case 'w' -> WINDOWS;
      case 'm', 'o' -> MACOS;
      default -> null;
    };
  }
}
