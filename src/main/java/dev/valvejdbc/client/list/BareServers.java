package dev.valvejdbc.client.list;

import dev.valvejdbc.protocol.master.ListedServer;
import java.util.AbstractList;
import java.util.List;

/**
 * The servers of a list that tells addresses alone, which are made again whenever somebody reads
 * them.
 */
final class BareServers extends AbstractList<ListedServer> {
  private final long[] packed;

  private BareServers(long[] packed) {
    this.packed = packed;
  }

  /** The servers with the given addresses, in their order. */
  static List<ListedServer> of(List<String> addresses) {
    long[] packed = addresses.stream().mapToLong(PackedAddress::of).toArray();
    for (long address : packed) {
      if (address == PackedAddress.NONE) {
        return addresses.stream().map(ListedServer::at).toList();
      }
    }
    return new BareServers(packed);
  }

  @Override
  public ListedServer get(int index) {
    return ListedServer.at(PackedAddress.text(packed[index]));
  }

  @Override
  public int size() {
    return packed.length;
  }
}
