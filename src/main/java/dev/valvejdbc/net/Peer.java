package dev.valvejdbc.net;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A peer that is being asked, or rests after it was silent. */
final class Peer implements Conversation.Line {
  final InetSocketAddress address;
  final Deque<Conversation> waiting = new ArrayDeque<>(2);
  private final Outlet outlet;
  @Nullable Conversation active;
  long begun;
  boolean sampled;
  long due;
  long scheduled;
  long restsUntil;
  boolean ready;
  boolean reserved;
  boolean prepaid;
  ConnectedSockets.@Nullable Socket own;

  /** The way out for all peers. */
  interface Outlet {
    void send(Peer to, byte[] datagram, long now);

    /** Sends to a peer that was silent. */
    void sendAgain(Peer to, byte[] datagram, long now);
  }

  Peer(InetSocketAddress address, Outlet outlet) {
    this.address = address;
    this.outlet = outlet;
  }

  @Override
  public void send(byte[] datagram, long now) {
    outlet.send(this, datagram, now);
  }

  @Override
  public void sendAgain(byte[] datagram, long now) {
    outlet.sendAgain(this, datagram, now);
  }
}
