package dev.valvejdbc.tables.console;

import dev.valvejdbc.client.AddressRanges;
import dev.valvejdbc.client.ServerAddress;
import dev.valvejdbc.client.console.RemoteConsoles;
import dev.valvejdbc.options.RconMode;
import java.util.Collections;
import java.util.LinkedHashMap;
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
    this.passwords = Collections.unmodifiableMap(new LinkedHashMap<>(passwords));
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

  /**
   * The password of an address; null if none is known. The spelling that was used counts first,
   * then what means the same host and port.
   */
  @Nullable String password(String address) {
    String spelled = passwords.get(address);
    return spelled != null
        ? spelled
        : passwords.entrySet().stream()
            .filter(e -> meansTheSame(e.getKey(), address))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(password);
  }

  private static boolean meansTheSame(String one, String other) {
    try {
      ServerAddress first = ServerAddress.parse(one);
      ServerAddress second = ServerAddress.parse(other);
      boolean literal = first.literal() != null && first.literal().equals(second.literal());
      return first.port() == second.port()
          && (literal || first.host().equalsIgnoreCase(second.host()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
