package dev.valvejdbc.net;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Sends what conversations say, within the limits of packets. */
final class Outgoing implements Peer.Outlet {
  private final DatagramSockets sockets;
  private final Courtesy courtesy;
  private final BiConsumer<Peer, String> unsendable;
  private final PacketRate rate = new PacketRate();
  private int rateInForce;

  /**
   * Sends nothing yet.
   *
   * @param unsendable hears of peers that the system does not send to, and why
   */
  Outgoing(DatagramSockets sockets, Courtesy courtesy, BiConsumer<Peer, String> unsendable) {
    this.sockets = sockets;
    this.courtesy = courtesy;
    this.unsendable = unsendable;
  }

  void limitPackets(int perSecond, long now) {
    if (rateInForce != perSecond) {
      rateInForce = perSecond;
      rate.limit(perSecond, now);
    }
  }

  /** Whether the rate permits another packet. */
  boolean allows(long now) {
    return rate.allows(now);
  }

  /** Whether courtesy makes a peer wait for a conversation; its turn is reserved then. */
  boolean holds(Peer peer, long now) {
    if (rateInForce == 0) {
      return false;
    }
    peer.prepaid = true;
    if (peer.reserved) {
      peer.reserved = false;
      return false;
    }
    peer.restsUntil = courtesy.reserve(peer.address, now);
    if (peer.restsUntil > now) {
      peer.reserved = true;
      return true;
    }
    peer.restsUntil = 0;
    return false;
  }

  @Override
  public void send(Peer peer, byte[] datagram, long now) {
    if (peer.active == null) {
      return; // its conversation ended while it spoke
    }
    rate.spend();
    courtesy.count(now);
    if (rateInForce != 0 && !peer.prepaid) {
      courtesy.spend(peer.address, now);
    }
    peer.prepaid = false;
    @Nullable String trouble = sockets.send(peer.address, peer.own, datagram);
    if (trouble != null) {
      unsendable.accept(peer, trouble);
    }
  }

  @Override
  public void sendAgain(Peer peer, byte[] datagram, long now) {
    if (peer.own == null && peer.active != null) {
      peer.own = sockets.connect(peer.address);
    }
    send(peer, datagram, now);
  }
}
