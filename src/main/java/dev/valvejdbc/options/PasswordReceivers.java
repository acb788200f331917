package dev.valvejdbc.options;

import dev.valvejdbc.client.AddressRanges;
import dev.valvejdbc.client.ServerAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The consoles that may be sent a password which is not their own.
 *
 * @param namedServers whether those of my_servers may
 * @param names host names with ports, as {@link ServerAddress#canonical()} writes them
 * @param ranges the addresses that may
 */
public record PasswordReceivers(boolean namedServers, Set<String> names, AddressRanges ranges) {
  private static final String MY_SERVERS = "my_servers";

  public PasswordReceivers {
    names = Set.copyOf(names);
  }

  static PasswordReceivers parse(String text) {
    boolean named = false;
    Set<String> names = new HashSet<>();
    List<String> ranges = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String one = part.strip();
      if (one.equalsIgnoreCase(MY_SERVERS)) {
        named = true;
      } else if (AddressRanges.isRange(one)) {
        ranges.add(one);
      } else {
        names.add(ServerAddress.parse(one).canonical());
      }
    }
    return new PasswordReceivers(named, names, AddressRanges.of(ranges));
  }
}
