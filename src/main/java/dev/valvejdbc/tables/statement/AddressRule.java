package dev.valvejdbc.tables.statement;

import dev.valvejdbc.client.AddressPolicy;
import dev.valvejdbc.client.AddressRanges;
import dev.valvejdbc.client.ServerAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the property allow says.
 *
 * @param ranges the only addresses that may be asked; null where what a list brings is judged by
 *     where the list comes from
 */
public record AddressRule(@Nullable AddressRanges ranges) {
  private static final String PLANTED =
      "a server list brought this address, and it is not public; the property allow permits such";

  /** Whether the addresses of a list are judged by where the list comes from. */
  public boolean judgesLists() {
    return ranges == null;
  }

  /**
   * The rule within a statement.
   *
   * @param planted what lists brought there and what is not asked
   */
  AddressPolicy within(PlantedAddresses planted) {
    return new AddressPolicy() {
      @Override
      public @Nullable String refusal(ServerAddress address) {
        return planted.contains(address.canonical()) ? PLANTED : null;
      }

      @Override
      public @Nullable String refusal(ServerAddress address, InetSocketAddress peer) {
        if (ranges != null) {
          return ranges.contains(peer) ? null : "the property allow does not permit its address";
        }
        return planted.contains(ServerAddress.canonical(peer)) ? PLANTED : null;
      }
    };
  }
}
