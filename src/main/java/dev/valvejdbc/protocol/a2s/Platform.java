package dev.valvejdbc.protocol.a2s;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a server runs on. */
public enum Platform {
  LINUX('l'),
  WINDOWS('w'),
  MACOS('m');

  private final char letter;

  Platform(char letter) {
    this.letter = letter;
  }

  /** The letter in INFO and in server lists. */
  public char letter() {
    return letter;
  }

  /** The word in SQL. */
  public String sqlName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What stands for a value in INFO; 0 where it is not known. */
  static int code(@Nullable Platform value) {
    return value == null ? 0 : value.letter;
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
