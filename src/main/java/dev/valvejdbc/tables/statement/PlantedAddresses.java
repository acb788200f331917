package dev.valvejdbc.tables.statement;

import dev.valvejdbc.client.AddressPolicy;
import dev.valvejdbc.client.AddressRanges;
import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that server lists brought into a statement and that are not to be asked, since they
 * are not public. Safe for many threads.
 */
public final class PlantedAddresses {
  private final Set<String> addresses = ConcurrentHashMap.newKeySet();

  /** Adds an address, {@code host:port}. */
  public void add(String address) {
    addresses.add(address);
  }

  /**
   * Permits what the user does, but for the planted ones.
   *
   * @param allowed the only addresses that may be asked; null for any
   */
  public AddressPolicy and(@Nullable AddressRanges allowed) {
    return new AddressPolicy() {
      @Override
      public @Nullable String refusal(String address) {
        return addresses.contains(address)
            ? "a server list brought this address, and it is not public; the property allow permits"
                + " such"
            : null;
      }

      @Override
      public @Nullable String refusal(InetAddress host) {
        return allowed == null || allowed.contains(host)
            ? null
            : "the property allow does not permit its address";
      }
    };
  }
}
