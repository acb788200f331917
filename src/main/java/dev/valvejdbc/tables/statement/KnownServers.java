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
 * The servers that statements of a connection may name where that is limited: those with a name and
 * those that a server list brought. It judges what is written, before a name is resolved, and says
 * the same of whatever it refuses, so that nobody learns from it what is where.
 */
public final class KnownServers {
  private static final String REFUSAL =
      "this connection asks only servers that it has named, or that a server list has brought";

  private final Reach reach;
  private final Set<String> named;
  private final ListedAddresses listed;

  /**
   * Knows servers.
   *
   * @param named the addresses of the servers that have a name, as they are written
   * @param listed what lists brought, shared with other connections
   */
  public KnownServers(Reach reach, Collection<String> named, ListedAddresses listed) {
    this.reach = reach;
    this.named =
        reach.equals(Reach.ANY)
            ? Set.of()
            : named.stream()
                .map(a -> ServerAddress.parse(a).canonical())
                .collect(Collectors.toUnmodifiableSet());
    this.listed = listed;
  }

  /** Remembers a server that a list has brought. */
  public void add(ServerAddress address) {
    if (!reach.anywhere()) {
      listed.add(address.canonical());
    }
  }

  /** Why an address is not asked, as it was written; null if it is. */
  public @Nullable String refusal(ServerAddress address) {
    if (reach.anywhere() || isInRanges(address)) {
      return null;
    }
    String form = address.canonical();
    return named.contains(form) || listed.contains(form) ? null : REFUSAL;
  }

  /** Why the console of an address is not asked; null if it is. */
  public @Nullable String consoleRefusal(ServerAddress address) {
    return !reach.namedConsoles() || named.contains(address.canonical())
        ? null
        : "this connection sends commands to servers that have a name alone";
  }

  /** The same policy, for known servers. */
  public AddressPolicy and(AddressPolicy policy) {
    if (reach.anywhere()) {
      return policy;
    }
    return new AddressPolicy() {
      @Override
      public @Nullable String refusal(ServerAddress address) {
        String refusal = KnownServers.this.refusal(address);
        return refusal == null ? policy.refusal(address) : refusal;
      }

      @Override
      public @Nullable String refusal(ServerAddress address, InetSocketAddress peer) {
        return policy.refusal(address, peer);
      }
    };
  }

  /** Judges what is written; a name is in no range, since it may come to mean another address. */
  private boolean isInRanges(ServerAddress address) {
    AddressRanges ranges = reach.ranges();
    return ranges != null && ranges.contains(address.literal(), address.port());
  }
}
