package dev.valvejdbc.queries;

import java.util.List;

/** What a generated expression yields, with values worth comparing it to. */
enum Kind {
  ADDRESS("VARCHAR"),
  TEXT("VARCHAR"),
  NUMBER("INTEGER"),
  FLAG("BOOLEAN"),
  /** Of a column that holds few words, and may be compared with no other. */
  WORD("VARCHAR");

  private static final List<String> TEXTS =
      List.of(
          "tf", "csgo", "tf,eu", "", "de_dust2", "Ann", "Søren", "a%", "game-1", "gravity", "東");

  final String type;

  Kind(String type) {
    this.type = type;
  }

  /** A literal of this kind, never null. */
  String literal(Dice dice) {
    return switch (this) {
      case ADDRESS -> quoted(dice.of(Dice.SERVERS));
      case TEXT -> quoted(dice.of(TEXTS));
      case NUMBER -> String.valueOf(dice.below(30) - 2);
      case WORD -> quoted(dice.of("ok", "timeout", "refused"));
      case FLAG -> dice.oneIn(2) ? "TRUE" : "FALSE";
    };
  }

  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
