package dev.valvejdbc.client.list;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.protocol.master.FilterQuery;
import dev.valvejdbc.protocol.master.ListedServer;
import dev.valvejdbc.protocol.master.MasterPage;
import dev.valvejdbc.protocol.master.MasterRequest;
import dev.valvejdbc.protocol.master.Region;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages through a UDP master's list. Masters differ: a page without the mark of the end is followed
 * by the next when that is asked for, and the mark ends such a list; where the first page has the
 * mark, there may be more all the same, unasked, each with a mark of its own.
 */
final class UdpListPages implements ListPages {
  private final MasterExchange exchange;
  private final int mostPages;
  private final Deque<Part> parts = new ArrayDeque<>();
  private boolean wasPlain;

  private static final class Part {
    final FilterQuery query;
    final int code;
    final AddressSet listed = new AddressSet();
    String seed = MasterRequest.FIRST;
    int pages;
    boolean ended;

    Part(FilterQuery query, int code) {
      this.query = query;
      this.code = code;
    }

    boolean isNews(MasterPage page) {
      return page.last() || !page.servers().stream().allMatch(listed::contains);
    }

    /** Takes the servers of a page; false if all were there already. */
    boolean add(List<String> servers) {
      int before = listed.size();
      servers.forEach(listed::add);
      return listed.size() > before;
    }
  }

  UdpListPages(MasterExchange exchange, ListRequest request, int mostPages) {
    this.exchange = exchange;
    this.mostPages = mostPages;
    for (FilterQuery query : request.queries()) {
      if (request.regions().isEmpty()) {
        parts.add(new Part(query, Region.ALL));
      }
      for (Region region : request.regions()) {
        region.codes().forEach(code -> parts.add(new Part(query, code)));
      }
    }
  }

  @Override
  public @Nullable ListPage next(ListProgress progress, StopCheck check)
      throws InterruptedException {
    for (Part part = parts.peek(); part != null; part = parts.peek()) {
      if (part.ended) {
        MasterPage more = exchange.more(check);
        if (more != null) {
          return page(part, more, progress);
        }
        end();
        continue;
      }
      MasterRequest request = new MasterRequest(part.code, part.seed, part.query.text());
      MasterPage page = exchange.ask(request, part::isNews, progress, check);
      if (page == null) {
        progress.lacks(
            Failure.TIMEOUT,
            "The list is incomplete: "
                + exchange.name()
                + " fell silent after "
                + progress.servers()
                + " servers; masters do that to those who ask too often.");
        parts.clear();
        return null;
      }
      return page(part, page, progress);
    }
    return null;
  }

  private ListPage page(Part part, MasterPage page, ListProgress progress) {
    progress.pageCame();
    tellIfPlain(progress);
    List<ListedServer> fresh =
        BareServers.of(page.servers().stream().filter(progress::add).toList());
    List<String> servers = page.servers();
    boolean isNews = part.add(servers);
    boolean isAskedForPages = part.pages > 0 && !part.ended;
    boolean repeated = part.ended && !isNews; // a request that was sent twice is answered twice
    part.ended = repeated || page.last() || servers.isEmpty(); // nothing follows nothing
    part.pages++;
    if (!servers.isEmpty()) {
      part.seed = servers.get(servers.size() - 1);
    }
    if ((!part.ended && !isNews) || part.pages >= mostPages) {
      progress.lacks(
          Failure.MALFORMED,
          "The list may be incomplete: "
              + exchange.name()
              + " repeated a page, or sent no end, after "
              + progress.servers()
              + " servers.");
      end();
    } else if (isAskedForPages && page.last()) {
      end(); // without waiting for more
    }
    return new ListPage(fresh, part.query);
  }

  private void end() {
    parts.remove();
    exchange.begin();
  }

  private void tellIfPlain(ListProgress progress) {
    if (exchange.isPlain() && !wasPlain) {
      wasPlain = true;
      progress.lacks(
          Failure.MALFORMED,
          "The list may be another than the right one: "
              + exchange.name()
              + " answered only a request that does not name the client's version.");
    }
  }

  @Override
  public void close() {
    exchange.close();
    parts.clear();
  }
}
