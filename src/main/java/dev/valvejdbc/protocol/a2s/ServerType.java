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

  /**
   * The type that a text spells, in any case: our word, that of python-valve and others, the letter
   * or its number; null for none.
   */
  public static @Nullable ServerType spelled(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]", "");
    return switch (plain) {
      case "dedicated", "dedicatedserver", "d", "68", "100" -> DEDICATED;
      case "listen", "listenserver", "nondedicated", "l", "76", "108" -> LISTEN;
      case "proxy", "relay", "sourcetv", "stv", "hltv", "gotv", "p", "80", "112" -> PROXY;
      default -> null;
    };
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
