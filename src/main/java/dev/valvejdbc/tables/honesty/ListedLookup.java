package dev.valvejdbc.tables.honesty;

import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.client.list.ListPage;
import dev.valvejdbc.client.list.ListRequest;
import dev.valvejdbc.client.list.ServerList;
import dev.valvejdbc.client.list.ServerListSource;
import dev.valvejdbc.protocol.master.FilterKey;
import dev.valvejdbc.protocol.master.FilterRenderer;
import dev.valvejdbc.protocol.master.ListedServer;
import dev.valvejdbc.protocol.master.MasterFilter.Condition;
import dev.valvejdbc.tables.list.ListSettings;
import java.net.InetSocketAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a server list says of single servers: what it said lately, else it is asked. */
final class ListedLookup {
  private final ListSettings settings;
  private final StopCheck check;

  ListedLookup(ListSettings settings, StopCheck check) {
    this.settings = settings;
    this.check = check;
  }

  /** Whether there is a list that tells more of a server than its address. */
  boolean canTell() {
    ServerListSource source = settings.source();
    return source != null && source.tellsDetails();
  }

  /**
   * What the list says; null if it does not know the server, or cannot tell.
   *
   * @throws dev.valvejdbc.client.NoAnswerException if it does not answer
   */
  @Nullable ListedServer find(String addr, InetSocketAddress peer) throws InterruptedException {
    ServerListSource source = settings.source();
    if (source == null || !source.tellsDetails()) {
      return null;
    }
    String host = peer.getAddress().getHostAddress();
    String listedAs = host + ":" + peer.getPort();
    ListedServer known = settings.lists().details().of(listedAs, settings.ttl());
    return known == null ? ask(source, host, listedAs) : known;
  }

  private @Nullable ListedServer ask(ServerListSource source, String host, String listedAs)
      throws InterruptedException {
    ListRequest request =
        new ListRequest(
            FilterRenderer.render(new Condition(FilterKey.ADDRESS, host), source.dialect())
                .queries(),
            Set.of());
    ServerList listing = settings.lists().list(source, request, settings.ttl());
    try {
      ListPage page;
      for (int n = 0; (page = listing.page(n, check)) != null; n++) {
        for (ListedServer server : page.servers()) {
          if (server.addr().equals(listedAs)) {
            return server;
          }
        }
      }
      return null;
    } finally {
      settings.lists().release(listing, settings.ttl());
    }
  }
}
