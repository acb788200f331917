package dev.valvejdbc.client.list;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.net.PeerSocket;
import dev.valvejdbc.protocol.master.MasterDialect;
import dev.valvejdbc.protocol.master.MasterPage;
import dev.valvejdbc.protocol.master.MasterRequest;
import dev.valvejdbc.wire.MalformedException;
import dev.valvejdbc.wire.QuotedText;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Talks to the first of several UDP masters that answers. A request without an answer is sent
 * again, each time with a longer wait, since masters answer those who ask too much with silence.
 */
final class MasterExchange implements AutoCloseable {
  /** Client keys without which Xash3D's masters answer with one server that says "update". */
  private static final String XASH_CLIENT = "\\clver\\0.21\\buildnum\\4000";

  private static final List<Double> WAITS = List.of(0.5, 1.0, 2.0);
  private static final List<Double> LAST_WAIT = List.of(1.0);
  private static final long LONGEST_GRACE = 250_000_000;
  private static final int HEADER = 0xffff_ffff;
  private static final int HEADER_LENGTH = 4;

  private final MasterAddresses masters;
  private final MasterDialect dialect;
  private final long timeout;
  private final long grace;
  private @Nullable Deque<InetSocketAddress> addresses;
  private @Nullable PeerSocket socket;
  private @Nullable String said;
  private boolean answered;
  private boolean plain;

  /**
   * Prepares an exchange; nothing is resolved or sent.
   *
   * @param timeout how long to wait for the first page; repeated longer
   */
  MasterExchange(MasterAddresses masters, MasterDialect dialect, Duration timeout) {
    this.masters = masters;
    this.dialect = dialect;
    this.timeout = timeout.toNanos();
    this.grace = Math.min(LONGEST_GRACE, this.timeout / 8);
  }

  /** Whoever is asked, and what else it said, for a sentence. */
  String name() {
    return said == null ? masters.name() : masters.name() + ", which said '" + said + "',";
  }

  /** Whether the master answered nothing but a request that does not name a client. */
  boolean isPlain() {
    return plain && dialect == MasterDialect.XASH;
  }

  /** Begins another list: what is still on its way to the one before does not reach it. */
  void begin() {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }

  /**
   * Asks until a page comes.
   *
   * @param isNews whether a page is worth ending the wait; others do so after a while
   * @return null if none comes, although some did before
   * @throws NoAnswerException if no master sends a list
   */
  @Nullable MasterPage ask(
      MasterRequest request, Predicate<MasterPage> isNews, ListProgress progress, StopCheck check)
      throws InterruptedException {
    while (true) {
      PeerSocket open = socket(check);
      if (!plain) {
        MasterPage page = ask(open, named(request), WAITS, isNews, progress, check);
        plain = page == null && !answered;
        if (page != null || answered) {
          return page;
        }
      }
      MasterPage page =
          dialect == MasterDialect.XASH
              ? ask(open, request, answered ? WAITS : LAST_WAIT, isNews, progress, check)
              : null;
      if (page != null || answered) {
        return page;
      }
      plain = false;
      begin();
      requireNonEmpty().remove(); // the next address, if there is one
    }
  }

  /** The request as the dialect wants it: Xash3D's masters want to know who asks. */
  private MasterRequest named(MasterRequest request) {
    return dialect == MasterDialect.XASH
        ? new MasterRequest(request.region(), request.seed(), XASH_CLIENT + request.filter())
        : request;
  }

  private @Nullable MasterPage ask(
      PeerSocket open,
      MasterRequest request,
      List<Double> waits,
      Predicate<MasterPage> isNews,
      ListProgress progress,
      StopCheck check)
      throws InterruptedException {
    byte[] datagram = request.encode();
    for (double wait : waits) {
      check.call();
      progress.called();
      open.send(datagram);
      MasterPage page = receive((long) (timeout * wait), isNews, check);
      if (page != null) {
        answered = true;
        return page;
      }
    }
    return null;
  }

  /** Waits a while for a page that was not asked for; null if none comes. */
  @Nullable MasterPage more(StopCheck check) throws InterruptedException {
    return receive(grace, page -> true, check);
  }

  private @Nullable MasterPage receive(long nanos, Predicate<MasterPage> isNews, StopCheck check)
      throws InterruptedException {
    long end = System.nanoTime() + nanos;
    MasterPage old = null;
    while (true) {
      ByteBuffer datagram = datagram(end - System.nanoTime(), check);
      if (datagram == null) {
        return old;
      }
      try {
        MasterPage page = MasterPage.decode(datagram.duplicate());
        if (isNews.test(page)) {
          return page;
        }
        old = page;
      } catch (MalformedException e) {
        said = said == null ? text(datagram) : said;
      }
      end = Math.min(end, System.nanoTime() + grace); // the right one may follow it
    }
  }

  private @Nullable ByteBuffer datagram(long nanos, StopCheck check) throws InterruptedException {
    PeerSocket open = socket;
    try {
      return open == null ? null : check.await(nanos, open::receive);
    } catch (IOException e) {
      return null; // a refused port is as silent as any
    }
  }

  private static String text(ByteBuffer datagram) {
    boolean headed =
        datagram.remaining() >= HEADER_LENGTH && datagram.getInt(datagram.position()) == HEADER;
    byte[] bytes = new byte[datagram.remaining()];
    datagram.get(bytes);
    return QuotedText.of(new String(bytes, ISO_8859_1).substring(headed ? HEADER_LENGTH : 0));
  }

  private PeerSocket socket(StopCheck check) throws InterruptedException {
    PeerSocket open = socket;
    if (open == null) {
      if (addresses == null) {
        addresses = new ArrayDeque<>(masters.all(check));
      }
      open = PeerSocket.open(requireNonEmpty().element());
      socket = open;
    }
    return open;
  }

  private Deque<InetSocketAddress> requireNonEmpty() {
    Deque<InetSocketAddress> left = addresses;
    if (left != null && !left.isEmpty()) {
      return left;
    }
    if (said != null) {
      throw new NoAnswerException(
          Failure.MALFORMED,
          masters.name()
              + " answers with something else than a list of servers: '"
              + said
              + "'; check masterAddress and masterDialect, or use serverList=webapi with a"
              + " webApiKey.");
    }
    masters.forget();
    throw new NoAnswerException(
        Failure.UNREACHABLE,
        masters.name()
            + " does not answer. Valve's own masters are gone since October 2025: check"
            + " masterAddress, or use serverList=webapi with a webApiKey.");
  }

  @Override
  public void close() {
    begin();
  }
}
