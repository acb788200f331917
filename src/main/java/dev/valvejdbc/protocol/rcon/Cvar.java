package dev.valvejdbc.protocol.rcon;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A console variable, or a command.
 *
 * @param value as printed; null for a command
 * @param flags such as sv, rep, cheat
 * @param description null where the console tells none
 */
public record Cvar(
    String name, @Nullable String value, List<String> flags, @Nullable String description) {
  public Cvar {
    flags = List.copyOf(flags);
  }

  /** Whether it is a command. */
  public boolean isCommand() {
    return value == null;
  }
}
