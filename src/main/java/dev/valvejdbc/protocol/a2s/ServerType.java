package dev.valvejdbc.protocol.a2s;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a server is run. */
public enum ServerType {
  DEDICATED,
  LISTEN,
  PROXY;

  /** The word in SQL. */
  public String sqlName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable ServerType of(char code) {
    return switch (Character.toLowerCase(code)) {
      case 'd' -> DEDICATED;
      case 'l' -> LISTEN;
      case 'p' -> PROXY;
      default -> null;
    };
  }
}
