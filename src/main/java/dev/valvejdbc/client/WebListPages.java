package dev.valvejdbc.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.valvejdbc.protocol.master.FilterQuery;
import dev.valvejdbc.protocol.master.ListPartition;
import dev.valvejdbc.protocol.master.ListedServer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Calls the Web API for a list. It knows no pages: a part that fills the cap is divided in two, by
 * what best halves the servers that it did return.
 */
final class WebListPages implements ListPages {
  private final WebApi api;
  private final int cap;
  private final int mostCalls;
  private final Deque<ListPartition> parts = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private final List<String> shortcomings = new ArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();

  WebListPages(WebApi api, ListRequest request, int cap, int mostCalls) {
    this.api = api;
    this.cap = cap;
    this.mostCalls = mostCalls;
    for (FilterQuery query : request.queries()) {
      parts.add(ListPartition.whole(query));
    }
  }

  @Override
  public @Nullable ListPage next(StopCheck check) throws InterruptedException {
    ListPartition part = parts.peek();
    if (part == null) {
      return null;
    }
    if (!api.hasKey()) {
      throw new ServerListException(
          "The list of the Web API needs a key: set webApiKey or the environment variable"
              + " STEAM_WEB_API_KEY, or name a UDP master in masterAddress.");
    }
    if (calls.get() >= mostCalls) {
      shortcomings.add(
          "The list is incomplete: it took more than "
              + mostCalls
              + " calls; narrow the query, such as by folder or map.");
      parts.clear();
      return null;
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("filter", part.text());
    parameters.put("limit", String.valueOf(cap));
    JsonNode answer;
    try {
      answer = api.get(WebApiServerList.METHOD, parameters, check);
    } catch (WebApiException e) {
      if (seen.isEmpty()) {
        throw new ServerListException(String.valueOf(e.getMessage()));
      }
      shortcomings.add("The list is incomplete: " + e.getMessage());
      parts.clear();
      return null;
    }
    calls.incrementAndGet();
    List<ListedServer> servers = ListedServers.of(answer);
    parts.remove();
    if (servers.size() >= cap) {
      divide(part, servers);
    }
    List<ListedServer> fresh = servers.stream().filter(s -> seen.add(s.addr())).toList();
    return new ListPage(fresh, part.query(), null);
  }

  private void divide(ListPartition part, List<ListedServer> sample) {
    List<ListPartition> halves = part.halves(sample);
    if (halves.isEmpty()) {
      shortcomings.add(
          "The list is incomplete: more than "
              + cap
              + " servers cannot be told apart by any filter.");
    }
    parts.addAll(halves);
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
    parts.clear();
  }
}
