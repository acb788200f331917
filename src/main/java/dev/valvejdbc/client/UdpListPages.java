package dev.valvejdbc.client;

import dev.valvejdbc.protocol.master.FilterQuery;
import dev.valvejdbc.protocol.master.ListedServer;
import dev.valvejdbc.protocol.master.MasterDialect;
import dev.valvejdbc.protocol.master.MasterPage;
import dev.valvejdbc.protocol.master.MasterRequest;
import dev.valvejdbc.protocol.master.Region;
import dev.valvejdbc.wire.MalformedException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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

  private final UdpMaster master;
  private final int mostPages;
  private final Deque<Part> parts = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private final List<String> shortcomings = new ArrayList<>();
  private @Nullable PeerSocket socket;
  private @Nullable Deque<InetSocketAddress> untried;
  private final AtomicInteger calls = new AtomicInteger();

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

  UdpListPages(UdpMaster master, ListRequest request, int mostPages) {
    this.master = master;
    this.mostPages = mostPages;
    for (FilterQuery query : request.queries()) {
      if (request.regions().isEmpty() || master.dialect() == MasterDialect.XASH) {
        parts.add(new Part(query, Region.ALL, null));
      }
      for (Region region : request.regions()) {
        region.codes().forEach(code -> parts.add(new Part(query, code, region)));
      }
    }
  }

  @Override
  public @Nullable ListPage next(StopCheck check) throws InterruptedException {
    Part part = parts.peek();
    if (part == null) {
      return null;
    }
    return master.dialect() == MasterDialect.XASH ? allAtOnce(part, check) : page(part, check);
  }

  private @Nullable ListPage page(Part part, StopCheck check) throws InterruptedException {
    MasterPage page = ask(part, part.query.text(), check);
    if (page == null) {
      shortcomings.add(
          "The list is incomplete: "
              + master.name()
              + " fell silent after "
              + seen.size()
              + " servers; masters do that to those who ask too often.");
      parts.clear();
      return null;
    }
    List<ListedServer> fresh = fresh(page);
    List<String> servers = page.servers();
    String last = servers.isEmpty() ? part.seed : servers.get(servers.size() - 1);
    part.pages++;
    boolean repeats = !part.listed.addAll(servers) && !servers.isEmpty();
    if (page.last()) {
      parts.remove();
    } else if (last.equals(part.seed) || repeats || part.pages >= mostPages) {
      shortcomings.add(
          "The list may be incomplete: "
              + master.name()
              + " repeated a page, or sent no end, after "
              + seen.size()
              + " servers.");
      parts.remove();
    }
    part.seed = last;
    return new ListPage(fresh, part.query, part.region);
  }

  private ListPage allAtOnce(Part part, StopCheck check) throws InterruptedException {
    MasterPage page = ask(part, XASH_CLIENT + part.query.text(), check);
    List<ListedServer> all = new ArrayList<>();
    for (MasterPage more = page; more != null; more = receive(QUIET_NANOS, check)) {
      all.addAll(fresh(more));
    }
    parts.remove();
    return new ListPage(all, part.query, part.region);
  }

  private List<ListedServer> fresh(MasterPage page) {
    return page.servers().stream().filter(seen::add).map(ListedServer::at).toList();
  }

  /** Asks until a page comes; null if none does, although some did before. */
  private @Nullable MasterPage ask(Part part, String filter, StopCheck check)
      throws InterruptedException {
    byte[] request = new MasterRequest(part.code, part.seed, filter).encode();
    while (true) {
      PeerSocket open = socket();
      for (double wait : WAITS) {
        check.call();
        calls.incrementAndGet();
        open.send(request);
        MasterPage page = receive((long) (master.timeout().toNanos() * wait), check);
        if (page != null) {
          return page;
        }
      }
      if (!seen.isEmpty() || part.pages > 0) {
        return null;
      }
      open.close();
      socket = null; // the next address, if there is one
    }
  }

  private PeerSocket socket() {
    if (socket == null) {
      Deque<InetSocketAddress> left = untried;
      if (left == null) {
        left = new ArrayDeque<>(master.addresses());
        untried = left;
      }
      InetSocketAddress address = left.poll();
      if (address == null) {
        throw new ServerListException(
            master.name()
                + " does not answer. Valve's own masters are gone since October 2025: check"
                + " masterAddress, or use serverList=webapi with a webApiKey.");
      }
      socket = PeerSocket.open(address);
    }
    return socket;
  }

  private @Nullable MasterPage receive(long nanos, StopCheck check) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    PeerSocket open = socket();
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      check.check();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      try {
        var datagram = open.receive(Math.min(left, StopCheck.SLICE));
        if (datagram != null) {
          return MasterPage.decode(datagram);
        }
      } catch (MalformedException e) {
        // no master that is sound sends this: as if it had not come
      } catch (IOException e) {
        return null; // a refused port is as silent as any
      }
    }
    return null;
  }

  @Override
  public List<String> shortcomings() {
    return List.copyOf(shortcomings);
  }

  @Override
  public int calls() {
    return calls.get();
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
