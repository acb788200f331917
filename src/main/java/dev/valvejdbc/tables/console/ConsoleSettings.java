package dev.valvejdbc.tables.console;

import dev.valvejdbc.client.NameResolver;
import dev.valvejdbc.client.console.RemoteConsoles;
import dev.valvejdbc.options.RconMode;

/**
 * How a connection uses consoles.
 *
 * @param mode which commands may be sent
 * @param passwords which console is sent which
 * @param consoles asks them
 * @param variables what they call variables, as far as they were asked
 * @param names resolves theirs
 */
public record ConsoleSettings(
    RconMode mode,
    ConsolePasswords passwords,
    RemoteConsoles consoles,
    ConsoleVariables variables,
    NameResolver names) {

  /** Makes settings for consoles of which nothing is known. */
  public ConsoleSettings(
      RconMode mode, ConsolePasswords passwords, RemoteConsoles consoles, NameResolver names) {
    this(mode, passwords, consoles, new ConsoleVariables(), names);
  }
}
