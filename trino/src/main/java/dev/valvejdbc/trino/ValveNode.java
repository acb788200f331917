package dev.valvejdbc.trino;

import dev.valvejdbc.client.NameResolver;
import dev.valvejdbc.client.a2s.A2sBrowser;
import dev.valvejdbc.client.console.RefusedPasswords;
import dev.valvejdbc.client.console.RemoteConsoles;
import dev.valvejdbc.client.list.ServerLists;
import dev.valvejdbc.client.webapi.HttpConnections;
import dev.valvejdbc.client.webapi.RateLimits;
import dev.valvejdbc.client.webapi.WebApiAnswers;
import dev.valvejdbc.options.ConnectionProperties;
import dev.valvejdbc.options.Keyless;
import dev.valvejdbc.options.NamedServer;
import dev.valvejdbc.options.Options;
import dev.valvejdbc.subjects.Network;
import dev.valvejdbc.subjects.SubjectFactory;
import dev.valvejdbc.subjects.Subjects;
import dev.valvejdbc.tables.geo.GeoFiles;
import dev.valvejdbc.trino.scan.Share;
import dev.valvejdbc.trino.table.CatalogTables;
import io.trino.spi.HostAddress;
import io.trino.spi.Node;
import io.trino.spi.NodeManager;
import io.trino.spi.connector.ConnectorContext;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one node holds for a catalog: its socket, what it read last, its tables. */
final class ValveNode implements AutoCloseable {
  private final CatalogProperties properties;
  private final NodeManager nodes;
  private final Node own;
  private final NameResolver names = new NameResolver();
  private final A2sBrowser browser = new A2sBrowser(ConnectionProperties.MOST_IN_FLIGHT, names);
  private final HttpConnections http = new HttpConnections();
  private final RateLimits limits = new RateLimits();
  private final RemoteConsoles consoles;
  private final @Nullable GeoFiles facts;
  private final Subjects subjects;
  private final CatalogTables tables;

  ValveNode(CatalogProperties properties, ConnectorContext context) {
    this.properties = properties;
    this.nodes = context.getNodeManager();
    this.own = context.getCurrentNode();
    Options options = properties.options();
    consoles =
        new RemoteConsoles(options.get(ConnectionProperties.RCON_TIMEOUT), new RefusedPasswords());
    Network network =
        new Network(browser, new ServerLists(), limits, new WebApiAnswers(), http, names);
    facts = facts(options);
    subjects = new SubjectFactory(options, network, null).subjects(consoles, facts);
    tables = CatalogTables.of(subjects);
    browser.limitPackets(options.get(ConnectionProperties.PACKET_RATE));
  }

  private static @Nullable GeoFiles facts(Options options) {
    try {
      return GeoFiles.of(options.get(ConnectionProperties.GEO));
    } catch (SQLException e) {
      throw CatalogProperties.invalid(String.valueOf(e.getMessage()));
    }
  }

  CatalogProperties properties() {
    return properties;
  }

  Subjects subjects() {
    return subjects;
  }

  CatalogTables tables() {
    return tables;
  }

  /** The addresses that a table of servers is read by where a query gives it none. */
  List<String> supplied() {
    return properties.options().get(ConnectionProperties.KEYLESS) == Keyless.MY_SERVERS
        ? subjects.named().stream().map(NamedServer::addr).toList()
        : List.of();
  }

  /** The name of this node. */
  String name() {
    return own.getNodeIdentifier();
  }

  /** What each worker may send while a query of now runs; asked at the coordinator. */
  Share share() {
    int workers = Math.max(1, nodes.getWorkerNodes().size());
    int all = properties.options().get(ConnectionProperties.PACKET_RATE);
    return new Share(workers, all == 0 ? 0 : Math.max(1, all / workers));
  }

  /** Where the workers are, in an order that does not change. */
  List<HostAddress> workers() {
    return nodes.getRequiredWorkerNodes().stream()
        .sorted(Comparator.comparing(Node::getNodeIdentifier))
        .map(Node::getHostAndPort)
        .toList();
  }

  /** Keeps to a share from now on. */
  void keepTo(Share share) {
    browser.limitPackets(share.packetRate());
    if (!own.isCoordinator()) {
      limits.divide(2 * share.workers());
    }
  }

  @Override
  public void close() {
    browser.close();
    consoles.close();
    http.close();
    if (facts != null) {
      facts.close();
    }
  }
}
