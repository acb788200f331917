package dev.valvejdbc.protocol.a2s;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a server is run. */
public enum ServerType {
  DEDICATED('d'),
  LISTEN('l'),
  PROXY('p');

  private final char letter;

  ServerType(char letter) {
    this.letter = letter;
  }

  /** The word in SQL. */
  public String sqlName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What stands for a value in INFO; 0 where it is not known. */
  static int code(@Nullable ServerType value) {
    return value == null ? 0 : value.letter;
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
