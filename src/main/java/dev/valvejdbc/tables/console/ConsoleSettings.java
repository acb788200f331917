package dev.valvejdbc.tables.console;

import dev.valvejdbc.client.AddressRanges;
import dev.valvejdbc.client.console.RemoteConsoles;
import dev.valvejdbc.options.RconMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a connection uses consoles. Not a record, so that nothing prints the passwords. */
public final class ConsoleSettings {
  private final RconMode mode;
  private final Map<String, String> passwords;
  private final @Nullable String password;
  private final RemoteConsoles consoles;
  private final @Nullable AddressRanges allowed;

  /**
   * Makes settings.
   *
   * @param passwords by address as the user wrote it
   * @param password for every other address; null for none
   * @param allowed the only addresses that may be asked; null for any
   */
  public ConsoleSettings(
      RconMode mode,
      Map<String, String> passwords,
      @Nullable String password,
      RemoteConsoles consoles,
      @Nullable AddressRanges allowed) {
    this.mode = mode;
    this.passwords = Map.copyOf(passwords);
    this.password = password;
    this.consoles = consoles;
    this.allowed = allowed;
  }

  RconMode mode() {
    return mode;
  }

  RemoteConsoles consoles() {
    return consoles;
  }

  @Nullable AddressRanges allowed() {
    return allowed;
  }

  /** The password of an address; null if none is known. */
  @Nullable String password(String address) {
    return passwords.getOrDefault(address, password);
  }
}
