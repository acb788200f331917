package dev.valvejdbc.server.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpConnection;

/**
 * Ends sockets that take too long over a request or over its answer, and those that are too many:
 * whoever is not being answered makes room for who comes, the oldest first, so that a crowd of slow
 * requests keeps nobody out. Only the work on an answer has no deadline here.
 */
final class Sockets implements Connection.Listener {
  private static final long WORKING = Long.MAX_VALUE;

  private final HttpBounds bounds;
  private final Map<EndPoint, Socket> open = new ConcurrentHashMap<>();

  /** One socket: since when it is there, and when it must have come further. */
  private static final class Socket {
    private final String remote;
    private final long opened = System.nanoTime();
    private volatile long deadline;

    Socket(String remote, long deadline) {
      this.remote = remote;
      this.deadline = deadline;
    }

    boolean isWaiting() {
      return deadline != WORKING;
    }
  }

  Sockets(HttpBounds bounds) {
    this.bounds = bounds;
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof HttpConnection) { // with TLS there is one more for the same socket
      EndPoint end = connection.getEndPoint();
      String remote = Senders.of(end);
      open.put(end, new Socket(remote, in(bounds.requestSeconds())));
      makeRoom(remote, bounds.socketsOfAddress());
      makeRoom("", bounds.sockets());
    }
  }

  @Override
  public void onClosed(Connection connection) {
    if (connection instanceof HttpConnection) {
      open.remove(connection.getEndPoint());
    }
  }

  /** A request has begun. */
  void reads(EndPoint end) {
    await(end, in(bounds.requestSeconds()));
  }

  /** The whole request is there. */
  void works(EndPoint end) {
    await(end, WORKING);
  }

  /** The answer is there, and has to be taken. */
  void writes(EndPoint end) {
    await(end, in(bounds.answerSeconds()));
  }

  /** The answer was taken; another request may follow. */
  void rests(EndPoint end) {
    await(end, in(bounds.idleSeconds()));
  }

  private void await(EndPoint end, long deadline) {
    Socket socket = open.get(end);
    if (socket != null) {
      socket.deadline = deadline;
    }
  }

  /** Ends those whose time is over. */
  void sweep() {
    long now = System.nanoTime();
    open.forEach(
        (end, socket) -> {
          long deadline = socket.deadline;
          if (deadline != WORKING && now - deadline > 0) {
            end(end);
          }
        });
  }

  private void makeRoom(String remote, int most) {
    long count = open.values().stream().filter(s -> isOf(s, remote)).count();
    if (count > most) {
      open.entrySet().stream()
          .filter(e -> isOf(e.getValue(), remote) && e.getValue().isWaiting())
          .min((a, b) -> Long.signum(a.getValue().opened - b.getValue().opened))
          .ifPresent(e -> end(e.getKey()));
    }
  }

  private static boolean isOf(Socket socket, String remote) {
    return remote.isEmpty() || socket.remote.equals(remote);
  }

  private void end(EndPoint end) {
    open.remove(end);
    end.close();
  }

  private static long in(long seconds) {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
  }
}
