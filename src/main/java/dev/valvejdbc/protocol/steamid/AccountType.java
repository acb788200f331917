package dev.valvejdbc.protocol.steamid;

import org.jspecify.annotations.Nullable;

/** What an identifier stands for. */
public enum AccountType {
  INVALID("I"),
  INDIVIDUAL("U"),
  MULTISEAT("M"),
  GAME_SERVER("G"),
  ANON_GAME_SERVER("A"),
  PENDING("P"),
  CONTENT_SERVER("C"),
  CLAN("g"),
  CHAT("T"),
  CONSOLE_USER(null),
  ANON_USER("a");

  private final @Nullable String letter;

  AccountType(@Nullable String letter) {
    this.letter = letter;
  }

  /** The letter of the bracketed form; null if it has none. */
  public @Nullable String letter() {
    return letter;
  }

  /** The type of a number; null for numbers that stand for none. */
  public static @Nullable AccountType of(int number) {
    return number >= 0 && number < values().length ? values()[number] : null;
  }

  /**
   * The type of a word: its name such as game_server, or its letter in the bracketed form, whose
   * case counts.
   *
   * @return null for a word that names none
   */
  public static @Nullable AccountType named(String word) {
    for (AccountType type : values()) {
      if (word.equals(type.letter)
          || type.name().equalsIgnoreCase(word.strip().replaceAll("[ -]", "_"))) {
        return type;
      }
    }
    return null;
  }

  /** The number in the bits of an identifier. */
  public int number() {
    return switch (this) {
      case INVALID -> 0;
      case INDIVIDUAL -> 1;
      case MULTISEAT -> 2;
      case GAME_SERVER -> 3;
      case ANON_GAME_SERVER -> 4;
      case PENDING -> 5;
      case CONTENT_SERVER -> 6;
      case CLAN -> 7;
      case CHAT -> 8;
      case CONSOLE_USER -> 9;
      case ANON_USER -> 10;
    };
  }
}
