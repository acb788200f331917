package dev.valvejdbc.client.list;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.net.PeerSocket;
import dev.valvejdbc.protocol.master.FilterQuery;
import dev.valvejdbc.protocol.master.ListedServer;
import dev.valvejdbc.protocol.master.MasterDialect;
import dev.valvejdbc.protocol.master.MasterPage;
import dev.valvejdbc.protocol.master.MasterRequest;
import dev.valvejdbc.protocol.master.Region;
import dev.valvejdbc.wire.MalformedException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pages through a UDP master's list from one local port. A page that does not come is asked for
 * again, each time with a longer wait, since masters answer those who ask too much with silence.
 */
final class UdpListPages implements ListPages {
  /** Client keys without which Xash3D's masters answer with one server that says "update". */
  private static final String XASH_CLIENT = "\\clver\\0.21\\buildnum\\4000";

  private static final double[] WAITS = {0.5, 1, 2};
  private static final long QUIET_NANOS = 250_000_000;

  private final MasterAddresses masters;
  private final MasterDialect dialect;
  private final Duration timeout;
  private final int mostPages;
  private final Deque<Part> parts = new ArrayDeque<>();
  private @Nullable PeerSocket socket;
  private @Nullable Deque<InetSocketAddress> untried;
  private boolean answered;

  private static final class Part {
    final FilterQuery query;
    final int code;
    final @Nullable Region region;
    final Set<String> listed = new HashSet<>();
    String seed = MasterRequest.FIRST;
    int pages;

    Part(FilterQuery query, int code, @Nullable Region region) {
      this.query = query;
      this.code = code;
      this.region = region;
    }
  }

  UdpListPages(
      MasterAddresses masters,
      MasterDialect dialect,
      Duration timeout,
      ListRequest request,
      int mostPages) {
    this.masters = masters;
    this.dialect = dialect;
    this.timeout = timeout;
    this.mostPages = mostPages;
    for (FilterQuery query : request.queries()) {
      if (request.regions().isEmpty() || dialect == MasterDialect.XASH) {
        parts.add(new Part(query, Region.ALL, null));
      }
      for (Region region : request.regions()) {
        region.codes().forEach(code -> parts.add(new Part(query, code, region)));
      }
    }
  }

  @Override
  public @Nullable ListPage next(ListProgress progress, StopCheck check)
      throws InterruptedException {
    Part part = parts.peek();
    if (part == null) {
      return null;
    }
    boolean xash = dialect == MasterDialect.XASH;
    String filter = xash ? XASH_CLIENT + part.query.text() : part.query.text();
    MasterPage first = ask(part, filter, progress, check);
    if (first == null) {
      progress.lacks(
          "The list is incomplete: "
              + masters.name()
              + " fell silent after "
              + progress.servers()
              + " servers; masters do that to those who ask too often.");
      parts.clear();
      return null;
    }
    return xash ? allAtOnce(part, first, progress, check) : page(part, first, progress);
  }

  private ListPage page(Part part, MasterPage page, ListProgress progress) {
    List<ListedServer> fresh = fresh(page, progress);
    List<String> servers = page.servers();
    String last = servers.isEmpty() ? part.seed : servers.get(servers.size() - 1);
    part.pages++;
    boolean repeats = !part.listed.addAll(servers) && !servers.isEmpty();
    if (page.last()) {
      parts.remove();
    } else if (last.equals(part.seed) || repeats || part.pages >= mostPages) {
      progress.lacks(
          "The list may be incomplete: "
              + masters.name()
              + " repeated a page, or sent no end, after "
              + progress.servers()
              + " servers.");
      parts.remove();
    }
    part.seed = last;
    return new ListPage(fresh, part.query, part.region);
  }

  /** Xash3D's masters send the whole list unasked, in datagrams that each claim to be the last. */
  private ListPage allAtOnce(Part part, MasterPage first, ListProgress progress, StopCheck check)
      throws InterruptedException {
    List<ListedServer> all = new ArrayList<>();
    for (MasterPage more = first; more != null; more = receive(QUIET_NANOS, check)) {
      all.addAll(fresh(more, progress));
      if (more != first) {
        progress.pageCame();
      }
    }
    parts.remove();
    return new ListPage(all, part.query, part.region);
  }

  private static List<ListedServer> fresh(MasterPage page, ListProgress progress) {
    return page.servers().stream().filter(progress::add).map(ListedServer::at).toList();
  }

  /** Asks until a page comes; null if none does, although some did before. */
  private @Nullable MasterPage ask(Part part, String filter, ListProgress progress, StopCheck check)
      throws InterruptedException {
    byte[] request = new MasterRequest(part.code, part.seed, filter).encode();
    while (true) {
      PeerSocket open = socket(check);
      for (double wait : WAITS) {
        check.call();
        progress.called();
        open.send(request);
        MasterPage page = receive((long) (timeout.toNanos() * wait), check);
        if (page != null) {
          progress.pageCame();
          answered = true;
          return page;
        }
      }
      if (answered) {
        return null;
      }
      open.close();
      socket = null; // the next address, if there is one
    }
  }

  private PeerSocket socket(StopCheck check) throws InterruptedException {
    if (socket == null) {
      Deque<InetSocketAddress> left = untried;
      if (left == null) {
        left = new ArrayDeque<>(masters.all(check));
        untried = left;
      }
      InetSocketAddress address = left.poll();
      if (address == null) {
        throw new NoAnswerException(
            Failure.UNREACHABLE,
            masters.name()
                + " does not answer. Valve's own masters are gone since October 2025: check"
                + " masterAddress, or use serverList=webapi with a webApiKey.");
      }
      socket = PeerSocket.open(address);
    }
    return socket;
  }

  private @Nullable MasterPage receive(long nanos, StopCheck check) throws InterruptedException {
    try {
      return check.await(nanos, this::received);
    } catch (IOException e) {
      return null; // a refused port is as silent as any
    }
  }

  private @Nullable MasterPage received(long nanos) throws IOException {
    ByteBuffer datagram = socket == null ? null : socket.receive(nanos);
    try {
      return datagram == null ? null : MasterPage.decode(datagram);
    } catch (MalformedException e) {
      return null; // no master that is sound sends this: as if it had not come
    }
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.close();
      socket = null;
    }
    parts.clear();
  }
}
