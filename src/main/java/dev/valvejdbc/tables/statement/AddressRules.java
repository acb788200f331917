package dev.valvejdbc.tables.statement;

import dev.valvejdbc.client.AddressPolicy;
import dev.valvejdbc.client.AddressRanges;
import dev.valvejdbc.client.ServerAddress;
import dev.valvejdbc.client.list.ListedAddresses;
import dev.valvejdbc.options.Reach;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses the statements of a connection may ask, as its properties say: {@code reach}
 * judges what is written, before a name is resolved, and says the same of whatever it refuses, so
 * that nobody learns from it what is where; {@code allow} judges what a name resolved to, and what
 * server lists bring.
 */
public final class AddressRules {
  private static final String UNKNOWN =
      "this connection asks only servers that it has named, or that a server list has brought";

  private static final String PLANTED =
      "a server list brought this address, and it is not public; the property allow permits such";

  private final @Nullable AddressRanges allowed;
  private final Reach reach;
  private final Set<String> named;
  private final ListedAddresses listed;

  /**
   * Reads the rules.
   *
   * @param allowed the only addresses that may be asked; null where what a list brings is judged by
   *     where the list comes from
   * @param named the addresses of the servers that have a name, as they are written
   * @param listed what lists brought, shared with other connections
   */
  public AddressRules(
      @Nullable AddressRanges allowed,
      Reach reach,
      Collection<String> named,
      ListedAddresses listed) {
    this.allowed = allowed;
    this.reach = reach;
    this.named =
        reach.equals(Reach.ANY)
            ? Set.of()
            : named.stream()
                .map(a -> ServerAddress.parse(a).canonical())
                .collect(Collectors.toUnmodifiableSet());
    this.listed = listed;
  }

  /** Whether the addresses of a list are judged by where the list comes from. */
  public boolean judgesLists() {
    return allowed == null;
  }

  /** Remembers a server that a list has brought, and that may be asked for all that is known. */
  public void add(ServerAddress address) {
    if (!reach.anywhere()) {
      listed.add(address.canonical());
    }
  }

  /** Why an address is not asked, as it was written; null if it is. */
  private @Nullable String refusal(ServerAddress address) {
    if (reach.anywhere() || isInRanges(address)) {
      return null;
    }
    String form = address.canonical();
    return named.contains(form) || listed.contains(form) ? null : UNKNOWN;
  }

  /** Judges what is written; a name is in no range, since it may come to mean another address. */
  private boolean isInRanges(ServerAddress address) {
    AddressRanges ranges = reach.ranges();
    return ranges != null && ranges.contains(address.literal(), address.port());
  }

  /** Why the console of an address is not asked; null if it is. */
  public @Nullable String consoleRefusal(ServerAddress address) {
    return !reach.namedConsoles() || named.contains(address.canonical())
        ? null
        : "this connection sends commands to servers that have a name alone";
  }

  /**
   * The rules within a statement.
   *
   * @param planted what lists brought there and what is not asked
   */
  AddressPolicy within(PlantedAddresses planted) {
    return new AddressPolicy() {
      @Override
      public @Nullable String refusal(ServerAddress address) {
        String unknown = AddressRules.this.refusal(address);
        return unknown == null && planted.contains(address.canonical()) ? PLANTED : unknown;
      }

      @Override
      public @Nullable String refusal(ServerAddress address, InetSocketAddress peer) {
        if (allowed != null) {
          return allowed.contains(peer) ? null : "the property allow does not permit its address";
        }
        return planted.contains(ServerAddress.canonical(peer)) ? PLANTED : null;
      }
    };
  }
}
