package dev.valvejdbc.tables.list;

import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.client.PublicAddresses;
import dev.valvejdbc.client.ServerAddress;
import dev.valvejdbc.client.list.ListPage;
import dev.valvejdbc.client.list.ListRequest;
import dev.valvejdbc.client.list.ServerList;
import dev.valvejdbc.client.list.ServerListSource;
import dev.valvejdbc.client.list.Shortcoming;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.protocol.master.FilterKey;
import dev.valvejdbc.protocol.master.FilterQuery;
import dev.valvejdbc.protocol.master.ListedServer;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.diagnostics.ScanRecord;
import dev.valvejdbc.tables.statement.AddressRules;
import dev.valvejdbc.tables.statement.PlantedAddresses;
import dev.valvejdbc.tables.statement.StatementCheck;
import dev.valvejdbc.tables.statement.StatementSettings;
import dev.valvejdbc.tables.statement.Troubles;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a server list as far as rows are wanted, and no further. */
public final class ListReader implements AutoCloseable {
  private static final List<Column.Reader<ListedRow>> READERS = ListColumns.COLUMNS.readers();

  private final ListSettings settings;
  private final StatementCheck check;
  private final LookupStatement statement;
  private final Troubles troubles;
  private final List<String> trusted;
  private final PlantedAddresses planted;
  private final AddressRules addresses;
  private final Set<String> hosts = new HashSet<>();
  private final boolean collapsed;
  private final ServerListSource source;
  private @Nullable Boolean publicOnly;
  private final ServerList listing;
  private final ScanRecord record;
  private Iterator<ListedServer> servers = List.<ListedServer>of().iterator();
  private @Nullable ListPage page;
  private int next;
  private boolean closed;

  /**
   * Begins to read.
   *
   * @param trusted names of columns whose conditions nobody checks
   * @throws dev.valvejdbc.client.NoAnswerException if there is nobody to ask
   */
  public ListReader(
      ListSettings settings,
      StatementSettings statements,
      LookupStatement statement,
      ListRequest request,
      List<String> trusted) {
    this.settings = settings;
    this.statement = statement;
    source = settings.requireSource();
    this.trusted = source.tellsDetails() ? List.of() : List.copyOf(trusted);
    check = new StatementCheck(statement, new PacketBudget(statements.maxCalls()));
    troubles = new Troubles(statements, statement);
    planted = statements.planted(statement);
    addresses = statements.addresses();
    collapsed =
        !request.queries().isEmpty()
            && request.queries().stream().allMatch(ListReader::isCollapsed);
    listing = settings.lists().list(source, request, settings.ttl());
    int callsBefore = listing.calls();
    int answeredBefore = listing.answered();
    String filter =
        request.queries().stream().map(FilterQuery::text).collect(Collectors.joining(" + "));
    record =
        statements
            .diagnostics()
            .begin(
                statement.sql(),
                MasterServers.NAME,
                new ScanRecord.Calls(
                    filter,
                    source.tellsDetails(),
                    () -> listing.calls() - callsBefore,
                    () -> listing.answered() - answeredBefore));
  }

  private static boolean isCollapsed(FilterQuery query) {
    return query.sure().stream().anyMatch(l -> l.condition().key() == FilterKey.COLLAPSE);
  }

  /** The next row, of all columns; null after the last. */
  public @Nullable Object @Nullable [] next() throws InterruptedException {
    while (true) {
      while (!servers.hasNext()) {
        page = listing.page(next++, check);
        if (page == null) {
          listing.shortcomings().forEach(this::tell);
          return null;
        }
        if (next == 1 && !trusted.isEmpty()) {
          statement.warn(leftToTheMaster());
        }
        servers = page.servers().iterator();
      }
      ListedServer server = servers.next();
      ListPage from = page;
      if (from == null || (collapsed && !hosts.add(server.host()))) {
        continue;
      }
      judge(server);
      if (source.tellsDetails()) {
        settings.lists().details().add(server);
      }
      record.addRows(1);
      return Columns.row(new ListedRow(server, from.query(), source.tellsDetails()), READERS);
    }
  }

  private void tell(Shortcoming shortcoming) {
    String sentence = shortcoming.sentence();
    troubles.record(
        record,
        MasterServers.NAME,
        source.name(),
        shortcoming.failure(),
        sentence,
        listing.calls());
    troubles.tell(sentence, "");
  }

  private String leftToTheMaster() {
    return "The condition on "
        + String.join(", ", trusted)
        + " was left to the "
        + source.name()
        + ", which tells addresses alone: whether its servers keep it was not checked, and these"
        + " columns are null. The table servers checks what the servers themselves tell.";
  }

  private boolean isPublicOnly() throws InterruptedException {
    Boolean known = publicOnly;
    if (known == null) {
      known = addresses.judgesLists() && !source.isPrivate(check);
      publicOnly = known;
    }
    return known;
  }

  /** Tells those who ask servers whether this one may be. */
  private void judge(ListedServer server) throws InterruptedException {
    ServerAddress address = ServerAddress.parse(server.addr());
    if (!isPublicOnly() || isPublic(address)) {
      addresses.add(address);
    } else {
      planted.add(address);
    }
  }

  private static boolean isPublic(ServerAddress address) {
    InetAddress host = address.literal();
    return host != null
        && PublicAddresses.isHarmless(host)
        && PublicAddresses.isServerPort(address.port());
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
