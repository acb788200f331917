package dev.valvejdbc.fleet.master;

import dev.valvejdbc.protocol.master.MasterPage;
import dev.valvejdbc.protocol.master.MasterRequest;
import dev.valvejdbc.protocol.master.Region;
import dev.valvejdbc.wire.MalformedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;

/** Serves a list on loopback as a master server does, by Valve's UDP protocol. */
public final class FleetMaster implements AutoCloseable {
  private static final int LARGEST_REQUEST = 2_048;

  private final FleetList list;
  private final DatagramChannel udp = DatagramChannel.open();

  /** Starts a master that tells from a list. */
  public FleetMaster(FleetList list) throws IOException {
    this.list = list;
    udp.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
    Thread thread = new Thread(this::serve, "valve-jdbc-fleet-master");
    thread.setDaemon(true);
    thread.start();
  }

  /** Tells where it listens, {@code ip:port}. */
  public String address() {
    try {
      InetSocketAddress address = (InetSocketAddress) udp.getLocalAddress();
      return address.getAddress().getHostAddress() + ":" + address.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    try {
      udp.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
