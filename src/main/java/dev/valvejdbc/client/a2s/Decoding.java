package dev.valvejdbc.client.a2s;

import dev.valvejdbc.errors.Breakdown;
import dev.valvejdbc.net.DatagramExchange;
import dev.valvejdbc.protocol.a2s.A2sMessage;
import dev.valvejdbc.wire.MalformedException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses and decodes costly messages on a thread of its own, one of each peer at a time: what
 * a peer sends delays its own answers, and neither the network thread nor, by more than one
 * message, the answers of others. The thread goes when there is nothing to do.
 */
final class Decoding {
  private final DatagramExchange exchange;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Decoding::thread);

  /** What waits behind a message of the same peer; of the network thread alone. */
  private final Map<InetSocketAddress, Deque<Work>> queues = new HashMap<>();

  private record Work(Flight flight, Supplier<A2sMessage> message) {}

  Decoding(DatagramExchange exchange) {
    this.exchange = exchange;
    thread.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "valve-jdbc-decoder");
    thread.setDaemon(true);
    return thread;
  }

  /** Decodes a message of a flight, whose conversation hears of it on the network thread. */
  void decode(Flight flight, Supplier<A2sMessage> message) {
    Work work = new Work(flight, message);
    Deque<Work> queue = queues.get(flight.peer);
    if (queue == null) {
      queues.put(flight.peer, new ArrayDeque<>(1));
      start(work);
    } else {
      queue.add(work);
    }
  }

  private void start(Work work) {
    try {
      thread.execute(() -> run(work));
    } catch (RejectedExecutionException e) {
      // closed, and with it everything under way
    }
  }

  private void run(Work work) {
    try {
      deliver(work.flight, work.message.get(), "");
    } catch (MalformedException e) {
      deliver(work.flight, null, String.valueOf(e.getMessage()));
    } catch (Throwable e) { // whatever it is, the question has to end
      deliver(work.flight, null, "its answer cannot be decoded: " + Breakdown.clause(e));
    }
  }

  private void deliver(Flight flight, @Nullable A2sMessage message, String trouble) {
    try {
      exchange.execute(
          () -> {
            exchange.resume(
                flight.peer,
                flight.conversation,
                (line, now) -> flight.conversation.decoded(message, trouble, line, now));
            startNext(flight.peer);
          });
    } catch (IllegalStateException e) {
      // the exchange is closed, and with it everything under way
    }
  }

  private void startNext(InetSocketAddress peer) {
    Deque<Work> queue = queues.get(peer);
    Work next = null;
    if (queue != null) {
      do {
        next = queue.poll();
      } while (next != null && next.flight.isOver());
    }
    if (next == null) {
      queues.remove(peer);
    } else {
      start(next);
    }
  }

  void close() {
    thread.shutdownNow();
  }
}
