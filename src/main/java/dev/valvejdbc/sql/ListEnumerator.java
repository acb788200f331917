package dev.valvejdbc.sql;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.ListPage;
import dev.valvejdbc.client.ListRequest;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.PublicAddresses;
import dev.valvejdbc.client.ServerAddress;
import dev.valvejdbc.client.ServerList;
import dev.valvejdbc.client.ServerListSource;
import dev.valvejdbc.protocol.master.FilterKey;
import dev.valvejdbc.protocol.master.FilterQuery;
import dev.valvejdbc.protocol.master.ListedServer;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** Reads a server list as far as rows are wanted, and no further. */
final class ListEnumerator implements Enumerator<@Nullable Object[]> {
  private static final List<Column.Reader<ListedRow>> READERS =
      ListColumns.ALL.list().stream().<Column.Reader<ListedRow>>map(Column::reader).toList();

  private final Session session;
  private final ListSettings settings;
  private final ServerListSource source;
  private final StatementCheck check;
  private final Troubles troubles;
  private final Set<String> planted;
  private final Set<String> hosts = new HashSet<>();
  private final boolean collapsed;
  private @Nullable Boolean publicOnly;
  private final ServerList listing;
  private final ScanRecord record;
  private final int callsBefore;
  private Iterator<ListedServer> servers = List.<ListedServer>of().iterator();
  private @Nullable ListPage page;
  private int next;
  private @Nullable Object @Nullable [] current;
  private boolean closed;

  ListEnumerator(DataContext root, ListQuery query) {
    session = query.session();
    settings = query.settings();
    ServerListSource given = settings.source();
    if (given == null) {
      throw new NoAnswerException(
          Failure.UNREACHABLE,
          "There is no server list to ask: set webApiKey, or the environment variable"
              + " STEAM_WEB_API_KEY, or name a UDP master in masterAddress.");
    }
    source = given;
    check = new StatementCheck(session, root);
    troubles = new Troubles(session, root);
    planted = StatementContext.planted(root, session);
    ListRequest request = query.request(source, root);
    collapsed =
        !request.queries().isEmpty()
            && request.queries().stream()
                .allMatch(
                    q ->
                        q.sure().stream().anyMatch(l -> l.condition().key() == FilterKey.COLLAPSE));
    listing = settings.lists().list(source, request, settings.ttl());
    callsBefore = listing.calls();
    String filter =
        request.queries().stream().map(FilterQuery::text).collect(Collectors.joining(" + "));
    record =
        ScanRecord.ofList(
            session.diagnostics().nextNumber(),
            StatementContext.sql(root),
            "master_servers",
            new ScanRecord.ListTally(
                source.name(), filter, source.tellsDetails(), () -> listing.calls() - callsBefore));
    session.diagnostics().add(record);
  }

  @Override
  public boolean moveNext() {
    try {
      return advance();
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a server list", e);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private boolean isPublicOnly() throws InterruptedException {
    Boolean known = publicOnly;
    if (known == null) {
      known = settings.publicOnly() && !source.isPrivate(check);
      publicOnly = known;
    }
    return known;
  }

  private boolean advance() throws InterruptedException {
    while (true) {
      while (!servers.hasNext()) {
        page = listing.page(next++, check);
        if (page == null) {
          listing.shortcomings().forEach(s -> troubles.tell(s, ""));
          return false;
        }
        servers = page.servers().iterator();
      }
      ListedServer server = servers.next();
      if (collapsed && !hosts.add(server.host())) {
        continue;
      }
      if (isPublicOnly() && !isPublic(server)) {
        planted.add(server.addr());
      }
      record.rows.incrementAndGet();
      ListPage from = page;
      if (from != null) {
        current = Columns.row(new ListedRow(server, from.query(), from.region()), READERS);
      }
      return true;
    }
  }

  private static boolean isPublic(ListedServer server) {
    InetAddress host = ServerAddress.parse(server.addr()).literal();
    return host != null
        && PublicAddresses.isHarmless(host)
        && PublicAddresses.isServerPort(server.port());
  }

  @Override
  @SuppressWarnings("NullAway") // called after moveNext alone
  public @Nullable Object[] current() {
    return current;
  }

  @Override
  public void reset() {
    throw new UnsupportedOperationException("A server list cannot be read twice");
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      record.end();
      settings.lists().release(listing, settings.ttl());
    }
  }
}
