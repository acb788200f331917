package dev.valvejdbc.client.list;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.client.webapi.ListedServers;
import dev.valvejdbc.client.webapi.WebApi;
import dev.valvejdbc.protocol.master.FilterQuery;
import dev.valvejdbc.protocol.master.ListPartition;
import dev.valvejdbc.protocol.master.ListedServer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls the Web API for a list. It knows no pages: a part that fills the cap is divided in two, by
 * what best halves the servers that it did return.
 */
final class WebApiListPages implements ListPages {
  private final WebApi api;
  private final int cap;
  private final int mostCalls;
  private final Deque<ListPartition> parts = new ArrayDeque<>();

  WebApiListPages(WebApi api, ListRequest request, int cap, int mostCalls) {
    this.api = api;
    this.cap = cap;
    this.mostCalls = mostCalls;
    for (FilterQuery query : request.queries()) {
      parts.add(ListPartition.whole(query));
    }
  }

  @Override
  public @Nullable ListPage next(ListProgress progress, StopCheck check)
      throws InterruptedException {
    ListPartition part = parts.peek();
    if (part == null) {
      return null;
    }
    if (!api.hasKey()) {
      throw new NoAnswerException(
          Failure.UNREACHABLE,
          "The list of the Web API needs a key: set webApiKey or the environment variable"
              + " STEAM_WEB_API_KEY, or name a UDP master in masterAddress.");
    }
    if (progress.calls() >= mostCalls) {
      progress.lacks(
          Failure.REFUSED,
          "The list is incomplete: it took more than "
              + mostCalls
              + " calls; narrow the query, such as by folder or map.");
      parts.clear();
      return null;
    }
    List<ListedServer> servers;
    try {
      servers = ListedServers.of(api, part.text(), cap, check);
    } catch (NoAnswerException e) {
      if (progress.servers() == 0) {
        throw e;
      }
      progress.lacks(e.failure(), "The list is incomplete: " + e.getMessage());
      parts.clear();
      return null;
    }
    progress.called();
    parts.remove();
    if (servers.size() >= cap) {
      divide(part, servers, progress);
    }
    List<ListedServer> fresh = servers.stream().filter(s -> progress.add(s.addr())).toList();
    return new ListPage(fresh, part.query());
  }

  private void divide(ListPartition part, List<ListedServer> sample, ListProgress progress) {
    List<ListPartition> halves = part.halves(sample);
    if (halves.isEmpty()) {
      progress.lacks(
          Failure.REFUSED,
          "The list is incomplete: more than "
              + cap
              + " servers cannot be told apart by any filter.");
    }
    parts.addAll(halves);
  }

  @Override
  public void close() {
    parts.clear();
  }
}
