package dev.valvejdbc.tables.console;

import dev.valvejdbc.options.RconMode;
import dev.valvejdbc.wire.QuotedText;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges which console commands the property rcon lets through. What reads is a list: a word that
 * is not in it is let through where the console itself calls it a variable.
 */
final class CommandRule {
  /** A name of one word; not those that begin with a sign, which press and release keys. */
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_.]{0,127}");

  private CommandRule() {}

  /** Why a command is not sent to any console; null if it may be, or {@link #variable} decides. */
  static @Nullable String refusal(RconMode mode, String command) {
    return switch (mode) {
      case OFF ->
          "Console commands are off; rcon=read permits those that only read, rcon=full all.";
      case FULL -> null;
      case READ -> isPlain(command) && isReading(words(command)) ? null : refusal(command, "");
    };
  }

  /** The name that a console must call a variable for the command to be sent there; or null. */
  static @Nullable String variable(RconMode mode, String command) {
    return mode == RconMode.FULL || ReadingCommands.permit(words(command))
        ? null
        : words(command).get(0);
  }

  /**
   * The sentence about a command that is not sent.
   *
   * @param why begins with a colon; may be empty
   */
  static String refusal(String command, String why) {
    return "The command '"
        + QuotedText.of(command)
        + "' is not known to change nothing"
        + why
        + "; rcon=full permits it.";
  }

  private static List<String> words(String command) {
    return List.of(command.strip().toLowerCase(Locale.ROOT).split(" +", -1));
  }

  /** Whether nothing in a command could hide another. */
  private static boolean isPlain(String command) {
    return command.chars().noneMatch(c -> Character.isISOControl(c) || c == ';' || c == '"');
  }

  private static boolean isReading(List<String> words) {
    String name = words.get(0);
    boolean oneName = words.size() == 1 && NAME.matcher(name).matches();
    return ReadingCommands.permit(words) || (oneName && !SecretVariables.isSecret(name));
  }
}
