package dev.valvejdbc.fleet.console;

import dev.valvejdbc.fleet.world.Game;
import org.jspecify.annotations.Nullable;

/** Words what a console prints as the engines do. */
enum Engine {
  GOLDSRC,
  SOURCE,
  SOURCE_2;

  private static final long COUNTER_STRIKE_2 = 730;

  static Engine of(Game game) {
    if (game.old()) {
      return GOLDSRC;
    }
    return game.appId() == COUNTER_STRIKE_2 ? SOURCE_2 : SOURCE;
  }

  /** Prints a variable. */
  String variable(String name, String value) {
    return switch (this) {
      case GOLDSRC -> "\"" + name + "\" is \"" + value + "\"\n";
      case SOURCE -> "\"" + name + "\" = \"" + value + "\"\n game\n - A rule.\n";
      case SOURCE_2 -> name + " = " + value + "\n";
    };
  }

  /** Answers a command that it does not know. */
  String unknown(String name) {
    return switch (this) {
      case GOLDSRC -> "Unknown command: " + name + "\n";
      case SOURCE -> "Unknown command \"" + name + "\"\n";
      case SOURCE_2 -> "Unknown command '" + name + "'!\n";
    };
  }

  /** Repeats a text, behind each word of which older engines put a blank. */
  String echo(String text) {
    String plain = text.replace("\"", "");
    return this == SOURCE_2 || plain.isEmpty() ? plain + "\n" : plain + " \n";
  }

  /** Explains a variable; the value is null for none of the name. */
  String help(String name, @Nullable String value) {
    if (this == GOLDSRC) {
      return unknown("help");
    }
    return value == null ? "help:  no cvar or command named " + name + "\n" : variable(name, value);
  }
}
