package dev.valvejdbc.client.list;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NameResolver;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.ServerAddress;
import dev.valvejdbc.client.StopCheck;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where UDP masters are, by host names. Names are resolved once, so that whoever judges where a
 * list comes from judges the addresses that are asked; again only when none of these answered.
 */
final class MasterAddresses {
  private static final int DEFAULT_PORT = 27_011;

  private final List<String> hosts;
  private final NameResolver names;
  private volatile @Nullable List<InetSocketAddress> known;

  /**
   * @param hosts {@code host[:port]} of each, at least one
   */
  MasterAddresses(List<String> hosts, NameResolver names) {
    this.hosts = List.copyOf(hosts);
    this.names = names;
  }

  /** The masters as plans and errors name them. */
  String name() {
    return "UDP master " + String.join(", ", hosts);
  }

  /**
   * Every address of every master, in order.
   *
   * @return at least one
   * @throws NoAnswerException if no name is known to this system
   */
  List<InetSocketAddress> all(StopCheck check) throws InterruptedException {
    List<InetSocketAddress> before = known;
    if (before != null) {
      return before;
    }
    List<InetSocketAddress> all = new ArrayList<>();
    String unknown = "";
    for (String host : hosts) {
      ServerAddress parsed = ServerAddress.parse(host, DEFAULT_PORT);
      try {
        for (InetAddress address : names.resolve(parsed.host(), check)) {
          all.add(new InetSocketAddress(address, parsed.port()));
        }
      } catch (UnknownHostException e) {
        unknown = parsed.host();
      }
    }
    if (all.isEmpty()) {
      throw new NoAnswerException(
          Failure.UNREACHABLE,
          "The master server '"
              + unknown
              + "' is not known to this system; check masterAddress, or use serverList=webapi with"
              + " a webApiKey.");
    }
    List<InetSocketAddress> found = List.copyOf(all);
    known = found;
    return found;
  }

  /** None of them answered: their names may mean other addresses by now. */
  void forget() {
    known = null;
  }
}
