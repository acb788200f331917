package dev.valvejdbc.fleet.a2s;

import dev.valvejdbc.protocol.a2s.A2sRequest;
import dev.valvejdbc.wire.MalformedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/** Runs the fleet's thread: takes requests at every address, answers at once or after a delay. */
public final class EndpointLoop implements Runnable, AutoCloseable {
  private static final int LARGEST_REQUEST = 2_048;

  private final Selector selector = Selector.open();
  private final Thread thread = new Thread(this, "valve-jdbc-fleet");
  private final PriorityQueue<Delayed> delayed =
      new PriorityQueue<>(Comparator.comparingLong(Delayed::due));
  private final ByteBuffer in = ByteBuffer.allocateDirect(LARGEST_REQUEST);
  private volatile boolean closed;

  private record Delayed(
      long due, Endpoint endpoint, InetSocketAddress to, List<byte[]> datagrams) {}

  /** Makes a loop that serves nothing yet. */
  public EndpointLoop() throws IOException {
    thread.setDaemon(true);
  }

  /** Serves an endpoint as well; before the start alone. */
  public void serve(Endpoint endpoint) throws IOException {
    endpoint.channel().register(selector, SelectionKey.OP_READ, endpoint);
  }

  /** Starts the thread. */
  public void start() {
    thread.start();
  }

  @Override
  public void run() {
    try {
      while (!closed) {
        selector.select(this::take, millisToNext());
        sendDue();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long millisToNext() {
    Delayed next = delayed.peek();
    long nanos = next == null ? 0 : Math.max(1, next.due() - System.nanoTime());
    return next == null ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
  }

  private void take(SelectionKey key) {
    Endpoint endpoint = (Endpoint) key.attachment();
    try {
      InetSocketAddress from;
      while ((from = (InetSocketAddress) endpoint.channel().receive(in.clear())) != null) {
        answer(endpoint, from);
      }
    } catch (IOException e) {
      // the address is gone: so is its server
    }
  }

  private void answer(Endpoint endpoint, InetSocketAddress from) throws IOException {
    in.flip();
    byte[] datagram = new byte[in.remaining()];
    in.duplicate().get(datagram);
    List<byte[]> answers = endpoint.neighbourAnswers(datagram, from);
    if (answers == null) {
      try {
        answers = endpoint.answers(A2sRequest.decode(in), from);
      } catch (MalformedException e) {
        return; // real servers ignore what they do not understand
      }
    }
    int delay = endpoint.server().behaviour().delayMillis();
    if (delay == 0) {
      send(endpoint, from, answers);
    } else if (!answers.isEmpty()) {
      long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delay);
      delayed.add(new Delayed(due, endpoint, from, answers));
    }
  }

  private static void send(Endpoint endpoint, InetSocketAddress to, List<byte[]> datagrams)
      throws IOException {
    for (byte[] datagram : datagrams) {
      endpoint.channel().send(ByteBuffer.wrap(datagram), to);
    }
  }

  private void sendDue() throws IOException {
    Delayed next;
    while ((next = delayed.peek()) != null && next.due() <= System.nanoTime()) {
      delayed.remove();
      send(next.endpoint(), next.to(), next.datagrams());
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      if (thread != Thread.currentThread()) {
        thread.join();
      }
      selector.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
