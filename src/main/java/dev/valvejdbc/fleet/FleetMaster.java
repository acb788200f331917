package dev.valvejdbc.fleet;

import dev.valvejdbc.protocol.master.MasterPage;
import dev.valvejdbc.protocol.master.MasterRequest;
import dev.valvejdbc.protocol.master.Region;
import dev.valvejdbc.wire.MalformedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A simulated master server on loopback: Valve's UDP protocol, and the Web API beside it. It tells
 * the filters that it was asked.
 */
public final class FleetMaster implements AutoCloseable {
  /** Servers that one call of GetServerList returns at most. */
  public static final int CAP = FleetWebApi.LIST_CAP;

  private static final int LARGEST_REQUEST = 2_048;

  private final FleetList list;
  private final FleetWebApi webApi;
  private final DatagramChannel udp = DatagramChannel.open();

  /**
   * Starts a master whose Web API has the people and applications of seed 0.
   *
   * @param entries what it lists
   * @param lies what it does not keep
   * @param key the only Web API key that it accepts
   */
  public FleetMaster(List<ListEntry> entries, Set<MasterLie> lies, String key) throws IOException {
    this(entries, lies, key, 0);
  }

  /**
   * Starts a master.
   *
   * @param entries what it lists
   * @param lies what it does not keep
   * @param key the only Web API key that it accepts
   * @param seed of the people and applications of its Web API
   */
  public FleetMaster(List<ListEntry> entries, Set<MasterLie> lies, String key, long seed)
      throws IOException {
    list = new FleetList(entries, lies);
    udp.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
    webApi = new FleetWebApi(list, seed, key);
    Thread thread = new Thread(this::serve, "valve-jdbc-fleet-master");
    thread.setDaemon(true);
    thread.start();
  }

  /** Where the UDP master is, {@code ip:port}. */
  public String address() {
    try {
      InetSocketAddress address = (InetSocketAddress) udp.getLocalAddress();
      return address.getAddress().getHostAddress() + ":" + address.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The Web API, for faults and counts; it closes with this master. */
  public FleetWebApi webApi() {
    return webApi;
  }

  /** Where the Web API is. */
  public URI webApiUrl() {
    return webApi.url();
  }

  /** What it lists, lies included. */
  public List<ListEntry> entries() {
    return list.entries();
  }

  /** The filter of each request so far, in order. */
  public List<String> filters() {
    return list.filters();
  }

  private void serve() {
    ByteBuffer in = ByteBuffer.allocate(LARGEST_REQUEST);
    try {
      while (true) {
        SocketAddress from = udp.receive(in.clear());
        try {
          udp.send(ByteBuffer.wrap(page(MasterRequest.decode(in.flip())).encode()), from);
        } catch (MalformedException e) {
          // real masters are silent then
        }
      }
    } catch (ClosedChannelException e) {
      // closed: that is how it ends
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MasterPage page(MasterRequest request) {
    List<String> all = new ArrayList<>();
    for (ListEntry entry : list.matching(request.filter())) {
      if (request.region() == Region.ALL || request.region() == entry.region()) {
        all.add(entry.addr());
      }
    }
    int start =
        request.seed().equals(MasterRequest.FIRST) ? 0 : all.lastIndexOf(request.seed()) + 1;
    int end = Math.min(all.size(), start + MasterPage.FULL);
    return new MasterPage(all.subList(start, end), end - start < MasterPage.FULL);
  }

  @Override
  public void close() {
    webApi.close();
    try {
      udp.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
