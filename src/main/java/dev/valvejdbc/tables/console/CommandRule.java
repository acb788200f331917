package dev.valvejdbc.tables.console;

import dev.valvejdbc.options.RconMode;
import dev.valvejdbc.wire.ShownText;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges which console commands the property rcon lets through. */
final class CommandRule {
  private static final Set<String> READING =
      Set.of(
          "status",
          "stats",
          "users",
          "cvarlist",
          "cmdlist",
          "find",
          "help",
          "version",
          "maps",
          "listid",
          "listip",
          "status_json");

  private static final Set<String> WITH_ARGUMENTS = Set.of("find", "help", "maps", "cvarlist");

  private CommandRule() {}

  /** Why a command is not sent; null if it may be. */
  static @Nullable String refusal(RconMode mode, String command) {
    return switch (mode) {
      case OFF ->
          "Console commands are off; rcon=read permits those that only read, rcon=full all.";
      case FULL -> null;
      case READ ->
          reads(command)
              ? null
              : "The command '"
                  + ShownText.of(command)
                  + "' is not known to change nothing; rcon=full permits it.";
    };
  }

  private static boolean reads(String command) {
    if (command.chars().anyMatch(c -> c < ' ' || c == ';' || c == '"' || c == 0x7f)) {
      return false; // it could hide another
    }
    String[] words = command.strip().split(" +", -1);
    String name = words[0].toLowerCase(Locale.ROOT);
    boolean variable = name.matches("(sv|mp)_\\w+") && !name.contains("password");
    if (words.length == 1) {
      return variable || READING.contains(name);
    }
    return WITH_ARGUMENTS.contains(name);
  }
}
