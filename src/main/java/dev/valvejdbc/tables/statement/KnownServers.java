package dev.valvejdbc.tables.statement;

import dev.valvejdbc.client.AddressPolicy;
import dev.valvejdbc.client.AddressRanges;
import dev.valvejdbc.client.ServerAddress;
import dev.valvejdbc.client.list.ListedAddresses;
import dev.valvejdbc.options.Reach;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Locale;
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
            : named.stream().map(KnownServers::form).collect(Collectors.toUnmodifiableSet());
    this.listed = listed;
  }

  /** Remembers a server that a list has brought. */
  public void add(String address) {
    if (!reach.anywhere()) {
      listed.add(form(address));
    }
  }

  /** Why an address, as it was written, is not asked; null if it is. */
  public @Nullable String refusal(String address) {
    if (reach.anywhere() || isInRanges(address)) {
      return null;
    }
    String form = form(address);
    return named.contains(form) || listed.contains(form) ? null : REFUSAL;
  }

  /** Why the console of an address is not asked; null if it is. */
  public @Nullable String consoleRefusal(String address) {
    return !reach.namedConsoles() || named.contains(form(address))
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
      public @Nullable String refusal(String address) {
        String refusal = KnownServers.this.refusal(address);
        return refusal == null ? policy.refusal(address) : refusal;
      }

      @Override
      public @Nullable String refusal(InetAddress host) {
        return policy.refusal(host);
      }
    };
  }

  private boolean isInRanges(String address) {
    AddressRanges ranges = reach.ranges();
    if (ranges == null) {
      return false;
    }
    try {
      InetAddress literal = ServerAddress.parse(address.strip()).literal();
      return literal != null && ranges.contains(literal);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** One form for all ways to write an address; what is none stays as it is. */
  private static String form(String address) {
    try {
      ServerAddress parsed = ServerAddress.parse(address.strip());
      InetAddress literal = parsed.literal();
      String host =
          literal == null ? parsed.host().toLowerCase(Locale.ROOT) : literal.getHostAddress();
      return host + ' ' + parsed.port();
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
