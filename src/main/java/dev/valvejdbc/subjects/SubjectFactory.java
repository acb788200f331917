package dev.valvejdbc.subjects;

import static dev.valvejdbc.options.ConnectionProperties.ALLOW;
import static dev.valvejdbc.options.ConnectionProperties.CACHE_DIR;
import static dev.valvejdbc.options.ConnectionProperties.CACHE_TTL;
import static dev.valvejdbc.options.ConnectionProperties.ENCODING;
import static dev.valvejdbc.options.ConnectionProperties.MASTER_ADDRESS;
import static dev.valvejdbc.options.ConnectionProperties.MASTER_DIALECT;
import static dev.valvejdbc.options.ConnectionProperties.MAX_CALLS;
import static dev.valvejdbc.options.ConnectionProperties.MAX_IN_FLIGHT;
import static dev.valvejdbc.options.ConnectionProperties.ON_ERROR;
import static dev.valvejdbc.options.ConnectionProperties.PUSH_VOLATILE;
import static dev.valvejdbc.options.ConnectionProperties.RCON;
import static dev.valvejdbc.options.ConnectionProperties.RCON_ALLOW;
import static dev.valvejdbc.options.ConnectionProperties.RCON_PASSWORD;
import static dev.valvejdbc.options.ConnectionProperties.REACH;
import static dev.valvejdbc.options.ConnectionProperties.RETRIES;
import static dev.valvejdbc.options.ConnectionProperties.SERVER_LIST;
import static dev.valvejdbc.options.ConnectionProperties.SERVER_LIST_TTL;
import static dev.valvejdbc.options.ConnectionProperties.TIMEOUT;
import static dev.valvejdbc.options.ConnectionProperties.WEB_API_INSECURE;
import static dev.valvejdbc.options.ConnectionProperties.WEB_API_KEY;
import static dev.valvejdbc.options.ConnectionProperties.WEB_API_KEY_IN;
import static dev.valvejdbc.options.ConnectionProperties.WEB_API_POST;
import static dev.valvejdbc.options.ConnectionProperties.WEB_API_TTL;
import static dev.valvejdbc.options.ConnectionProperties.WEB_API_URL;
import static dev.valvejdbc.options.ConnectionProperties.WEB_API_VERSIONS;

import dev.valvejdbc.client.LimitState;
import dev.valvejdbc.client.ServerEncodings;
import dev.valvejdbc.client.console.RemoteConsoles;
import dev.valvejdbc.client.list.ServerListSource;
import dev.valvejdbc.client.list.ServersAtAddress;
import dev.valvejdbc.client.list.UdpMaster;
import dev.valvejdbc.client.list.WebApiServerList;
import dev.valvejdbc.client.relay.RelayQueries;
import dev.valvejdbc.client.webapi.KeyTravel;
import dev.valvejdbc.client.webapi.VanityNames;
import dev.valvejdbc.client.webapi.WebApi;
import dev.valvejdbc.client.webapi.WebApiCatalogue;
import dev.valvejdbc.options.KeyPlace;
import dev.valvejdbc.options.NamedServer;
import dev.valvejdbc.options.Options;
import dev.valvejdbc.options.Property;
import dev.valvejdbc.options.Secret;
import dev.valvejdbc.options.ServerListChoice;
import dev.valvejdbc.options.WebApiPost;
import dev.valvejdbc.protocol.TextEncoding;
import dev.valvejdbc.protocol.master.MasterDialect;
import dev.valvejdbc.tables.AddressFacts;
import dev.valvejdbc.tables.a2s.A2sSettings;
import dev.valvejdbc.tables.console.ConsolePasswords;
import dev.valvejdbc.tables.console.ConsoleSettings;
import dev.valvejdbc.tables.diagnostics.Diagnostics;
import dev.valvejdbc.tables.list.ListSettings;
import dev.valvejdbc.tables.statement.AddressRules;
import dev.valvejdbc.tables.statement.PlantedAddresses;
import dev.valvejdbc.tables.statement.StatementSettings;
import dev.valvejdbc.tables.steamapi.SteamApiSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes what the tables of a connection work with, subject by subject, from its properties. */
public final class SubjectFactory {
  private final Options options;
  private final Network network;
  private final @Nullable SimulatedWorld world;
  private final WebApi api;

  /**
   * Reads properties.
   *
   * @param world the simulated one that stands for every source; null for the real one
   */
  public SubjectFactory(Options options, Network network, @Nullable SimulatedWorld world) {
    this.options = options;
    this.network = network;
    this.world = world;
    WebApi service =
        world == null
            ? new WebApi(
                options.get(WEB_API_URL), revealed(WEB_API_KEY), travel(), network.limits())
            : new WebApi(world.webApi(), world.webApiKey(), network.limits());
    this.api = service.over(network.http(), network.names());
  }

  private KeyTravel travel() {
    return new KeyTravel(
        options.get(WEB_API_KEY_IN) == KeyPlace.QUERY, options.get(WEB_API_INSECURE));
  }

  /**
   * All of them.
   *
   * @param facts what is known of addresses; null where nothing is
   */
  public Subjects subjects(RemoteConsoles consoles, @Nullable AddressFacts facts) {
    return subjects(consoles, facts, new Diagnostics());
  }

  /**
   * All of them.
   *
   * @param facts what is known of addresses; null where nothing is
   * @param diagnostics what the connection's statements did so far
   */
  public Subjects subjects(
      RemoteConsoles consoles, @Nullable AddressFacts facts, Diagnostics diagnostics) {
    return new Subjects(
        new StatementSettings(
            options.get(MAX_CALLS),
            options.get(ON_ERROR),
            diagnostics,
            new AddressRules(
                options.get(ALLOW).ranges(),
                options.get(REACH),
                named().stream().map(NamedServer::addr).toList(),
                network.lists().listed()),
            new PlantedAddresses()),
        a2s(),
        list(),
        consoles(consoles),
        steamApi(),
        this::limits,
        facts,
        new ServersAtAddress(api, network.answers()),
        named());
  }

  private List<LimitState> limits() {
    List<LimitState> limits = new ArrayList<>(network.limits().states());
    limits.addAll(network.browser().limits());
    limits.add(network.lists().memory());
    limits.add(network.answers().memory());
    return limits;
  }

  private A2sSettings a2s() {
    return new A2sSettings(
        network.browser(),
        options.get(TIMEOUT),
        options.get(RETRIES),
        options.get(MAX_IN_FLIGHT),
        options.get(CACHE_TTL),
        encodings(),
        new RelayQueries(api));
  }

  private ServerEncodings encodings() {
    Map<String, TextEncoding> special = new HashMap<>();
    for (NamedServer server : options.servers()) {
      if (server.encoding() != null) {
        special.put(server.addr(), server.encoding());
      }
    }
    return new ServerEncodings(options.get(ENCODING), special);
  }

  private ListSettings list() {
    return new ListSettings(
        source(), network.lists(), options.get(SERVER_LIST_TTL), options.get(PUSH_VOLATILE));
  }

  private @Nullable ServerListSource source() {
    List<String> masters = world == null ? options.get(MASTER_ADDRESS) : List.of(world.master());
    ServerListChoice choice = options.get(SERVER_LIST);
    if (choice == ServerListChoice.WEBAPI || (choice == ServerListChoice.AUTO && api.hasKey())) {
      return new WebApiServerList(api);
    }
    if (masters.isEmpty()) {
      return null;
    }
    MasterDialect dialect = world == null ? options.get(MASTER_DIALECT) : MasterDialect.UDP;
    return new UdpMaster(masters, dialect, options.get(TIMEOUT), network.names());
  }

  private ConsoleSettings consoles(RemoteConsoles consoles) {
    Secret standard =
        world == null ? options.get(RCON_PASSWORD).orElse(null) : new Secret(world.rconPassword());
    return new ConsoleSettings(
        options.get(RCON),
        new ConsolePasswords(named(), standard, options.get(RCON_ALLOW)),
        consoles,
        network.names());
  }

  private SteamApiSettings steamApi() {
    return new SteamApiSettings(
        api,
        network.limits(),
        network.answers(),
        new WebApiCatalogue(api, world == null ? options.get(CACHE_DIR).path() : null),
        new VanityNames(api),
        options.get(WEB_API_TTL),
        options.get(WEB_API_VERSIONS),
        options.get(WEB_API_POST) == WebApiPost.ALLOW);
  }

  private @Nullable String revealed(Property<Optional<Secret>> property) {
    return options.get(property).map(Secret::reveal).orElse(null);
  }

  private List<NamedServer> named() {
    return world == null ? options.servers() : world.named();
  }
}
