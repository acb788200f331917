package dev.valvejdbc.net;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A peer that is being asked, or rests after it was silent. */
final class Peer implements Conversation.Line {
  final InetSocketAddress address;
  final Deque<Conversation> waiting = new ArrayDeque<>(2);
  private final Peers peers;
  @Nullable Conversation active;
  long begun;
  boolean sampled;
  long due;
  long scheduled;
  long restsUntil;
  boolean ready;

  Peer(InetSocketAddress address, Peers peers) {
    this.address = address;
    this.peers = peers;
  }

  @Override
  public void send(byte[] datagram) {
    peers.send(this, datagram);
  }
}
