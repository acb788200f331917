package dev.valvejdbc.tables.statement;

import dev.valvejdbc.client.AddressPolicy;
import dev.valvejdbc.client.AddressRanges;
import dev.valvejdbc.client.ServerAddress;
import dev.valvejdbc.options.AllowedAddresses;
import dev.valvejdbc.options.NamedServer;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the property allow says, with what it needs to know: the named servers, and the addresses
 * that lists brought to a connection lately. Safe for many threads.
 */
public final class AddressRule {
  private static final int MOST_LISTED = 100_000;

  private final @Nullable AddressRanges ranges;
  private final boolean knownOnly;
  private final Set<String> named;
  private final Set<String> listed =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > MOST_LISTED;
                }
              }));

  /** Makes a rule. */
  public AddressRule(AllowedAddresses allowed, Collection<NamedServer> named) {
    this.ranges = allowed.ranges();
    this.knownOnly = allowed.knownOnly();
    this.named =
        named.stream()
            .map(s -> ServerAddress.parse(s.addr()).canonical())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the addresses of a list are judged by where the list comes from. */
  public boolean judgesLists() {
    return ranges == null;
  }

  /** Remembers an address that a list brought and that may be asked. */
  public void listed(ServerAddress address) {
    if (knownOnly) {
      listed.add(address.canonical());
    }
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
        return AddressRule.this.refusal(planted, address.canonical(), address.literal() != null);
      }

      @Override
      public @Nullable String refusal(ServerAddress address, InetSocketAddress peer) {
        if (knownOnly && isKnown(address.canonical())) {
          return null;
        }
        if (ranges != null) {
          return ranges.contains(peer) ? null : "the property allow does not permit its address";
        }
        return AddressRule.this.refusal(planted, ServerAddress.canonical(peer), true);
      }
    };
  }

  private @Nullable String refusal(PlantedAddresses planted, String address, boolean resolved) {
    if (planted.contains(address)) {
      return "a server list brought this address, and it is not public; the property allow permits"
          + " such";
    }
    // a name is not resolved for a stranger: that alone would send something
    return knownOnly && !isKnown(address)
        ? "it is neither one of my_servers nor of a server list" + (resolved ? "" : " by this name")
        : null;
  }

  private boolean isKnown(String address) {
    return named.contains(address) || listed.contains(address);
  }
}
