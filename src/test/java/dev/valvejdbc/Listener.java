package dev.valvejdbc;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** An adversary on loopback who says nothing, and counts who comes: by TCP and UDP at one port. */
public final class Listener implements AutoCloseable {
  private final ServerSocket tcp;
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final DatagramSocket udp;
  private final AtomicInteger visits = new AtomicInteger();

  public Listener() throws IOException {
    tcp = new ServerSocket();
    tcp.bind(new InetSocketAddress(HERE, 0));
    udp = new DatagramSocket(tcp.getLocalPort(), HERE);
    daemon(this::accept);
    daemon(this::receive);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "listener");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = tcp.accept();
        visits.incrementAndGet();
        socket.close();
      }
    } catch (IOException e) {
      // closed: that is how it ends
    }
  }

  private void receive() {
    try {
      while (true) {
        udp.receive(new DatagramPacket(new byte[64], 64));
        visits.incrementAndGet();
      }
    } catch (IOException e) {
      // closed: that is how it ends
    }
  }

  public int port() {
    return tcp.getLocalPort();
  }

  public String address() {
    return "127.0.0.1:" + port();
  }

  /**
   * Connections and datagrams so far. What an asker sent has come: a connection and a datagram of
   * our own, sent behind it, have.
   */
  public int visits() throws IOException {
    int before;
    try (Socket socket = new Socket(HERE, port());
        DatagramSocket own = new DatagramSocket()) {
      own.send(new DatagramPacket(new byte[1], 1, new InetSocketAddress(HERE, port())));
      socket.getInputStream().read();
      before = ownVisits += 2;
    }
    while (visits.get() < before) {
      Thread.onSpinWait();
    }
    return visits.get() - before;
  }

  private int ownVisits;

  @Override
  public void close() throws IOException {
    tcp.close();
    udp.close();
  }
}
