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

  /**
   * The platform that a text spells, in any case: our word, that of python-valve and others, the
   * letter or its number; null for none.
   */
  public static @Nullable Platform spelled(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]", "");
    return switch (plain) {
      case "linux", "l", "76", "108" -> LINUX;
      case "windows", "win", "win32", "win64", "w", "87", "119" -> WINDOWS;
      case "macos", "macosx", "mac", "osx", "darwin", "m", "o", "77", "79", "109", "111" -> MACOS;
      default -> null;
    };
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
