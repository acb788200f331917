package dev.valvejdbc.sql;

import dev.valvejdbc.client.AddressPolicy;
import dev.valvejdbc.client.AddressRanges;
import java.net.InetAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets what the user writes be asked, and of what a server list brings only what is public.
 *
 * @param allowed the only addresses that may be asked; null for any
 * @param planted addresses of a list that are not public
 */
record ListedAddresses(@Nullable AddressRanges allowed, Set<String> planted)
    implements AddressPolicy {
  @Override
  public @Nullable String refusal(String address) {
    return planted.contains(address)
        ? "a server list brought this address, and it is not public; the property allow permits such"
        : null;
  }

  @Override
  public @Nullable String refusal(InetAddress host) {
    return allowed == null || allowed.contains(host)
        ? null
        : "the property allow does not permit its address";
  }
}
