package dev.valvejdbc.engine;

import static dev.valvejdbc.options.ConnectionProperties.ALLOW;
import static dev.valvejdbc.options.ConnectionProperties.CACHE_DIR;
import static dev.valvejdbc.options.ConnectionProperties.CACHE_TTL;
import static dev.valvejdbc.options.ConnectionProperties.MASTER_ADDRESS;
import static dev.valvejdbc.options.ConnectionProperties.MASTER_DIALECT;
import static dev.valvejdbc.options.ConnectionProperties.MAX_CALLS;
import static dev.valvejdbc.options.ConnectionProperties.MAX_IN_FLIGHT;
import static dev.valvejdbc.options.ConnectionProperties.ON_ERROR;
import static dev.valvejdbc.options.ConnectionProperties.PUSH_VOLATILE;
import static dev.valvejdbc.options.ConnectionProperties.RCON;
import static dev.valvejdbc.options.ConnectionProperties.RCON_PASSWORD;
import static dev.valvejdbc.options.ConnectionProperties.RETRIES;
import static dev.valvejdbc.options.ConnectionProperties.SERVER_LIST;
import static dev.valvejdbc.options.ConnectionProperties.SERVER_LIST_TTL;
import static dev.valvejdbc.options.ConnectionProperties.TIMEOUT;
import static dev.valvejdbc.options.ConnectionProperties.WEB_API_KEY;
import static dev.valvejdbc.options.ConnectionProperties.WEB_API_POST;
import static dev.valvejdbc.options.ConnectionProperties.WEB_API_TTL;
import static dev.valvejdbc.options.ConnectionProperties.WEB_API_URL;
import static dev.valvejdbc.options.ConnectionProperties.WEB_API_VERSIONS;

import dev.valvejdbc.client.RateLimits;
import dev.valvejdbc.client.RelayQueries;
import dev.valvejdbc.client.RemoteConsoles;
import dev.valvejdbc.client.ServerBrowser;
import dev.valvejdbc.client.ServerListSource;
import dev.valvejdbc.client.ServerLists;
import dev.valvejdbc.client.ServersAtAddress;
import dev.valvejdbc.client.UdpMaster;
import dev.valvejdbc.client.VanityNames;
import dev.valvejdbc.client.WebApi;
import dev.valvejdbc.client.WebApiAnswers;
import dev.valvejdbc.client.WebApiCatalogue;
import dev.valvejdbc.client.WebApiServerList;
import dev.valvejdbc.fleet.Fleet;
import dev.valvejdbc.options.NamedServer;
import dev.valvejdbc.options.Options;
import dev.valvejdbc.options.Property;
import dev.valvejdbc.options.Secret;
import dev.valvejdbc.options.ServerListChoice;
import dev.valvejdbc.options.WebApiPost;
import dev.valvejdbc.protocol.master.MasterDialect;
import dev.valvejdbc.sql.ConsoleSettings;
import dev.valvejdbc.sql.Diagnostics;
import dev.valvejdbc.sql.ListSettings;
import dev.valvejdbc.sql.Session;
import dev.valvejdbc.sql.SteamWeb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes the session of a connection from its properties. */
final class SessionOf {
  private SessionOf() {}

  /**
   * Makes a session.
   *
   * @param fleet the simulated world that stands for every source; null for the real one
   */
  static Session options(
      Options options,
      ServerBrowser browser,
      ServerLists lists,
      RateLimits limits,
      WebApiAnswers answers,
      @Nullable Fleet fleet,
      RemoteConsoles consoles,
      List<NamedServer> named) {
    WebApi api =
        fleet == null
            ? new WebApi(options.get(WEB_API_URL), revealed(options, WEB_API_KEY), limits)
            : new WebApi(fleet.master().webApiUrl(), Fleet.WEB_API_KEY, limits);
    ListSettings list =
        new ListSettings(
            source(options, api, fleet),
            lists,
            options.get(SERVER_LIST_TTL),
            options.get(PUSH_VOLATILE),
            options.get(ALLOW).isAuto(),
            limits,
            new ServersAtAddress(api, answers),
            new RelayQueries(api));
    return new Session(
        browser,
        options.get(TIMEOUT),
        options.get(RETRIES),
        options.get(MAX_IN_FLIGHT),
        options.get(CACHE_TTL),
        options.get(ON_ERROR),
        options.get(MAX_CALLS),
        named,
        list,
        options.get(ALLOW).ranges(),
        new ConsoleSettings(
            options.get(RCON),
            passwords(options),
            fleet == null ? revealed(options, RCON_PASSWORD) : Fleet.RCON_PASSWORD,
            consoles),
        new SteamWeb(
            api,
            answers,
            new WebApiCatalogue(api, fleet == null ? options.get(CACHE_DIR).path() : null),
            new VanityNames(api),
            options.get(WEB_API_TTL),
            options.get(WEB_API_VERSIONS),
            options.get(WEB_API_POST) == WebApiPost.ALLOW),
        new Diagnostics(),
        ConcurrentHashMap.newKeySet());
  }

  private static @Nullable String revealed(Options options, Property<Optional<Secret>> property) {
    return options.get(property).map(Secret::reveal).orElse(null);
  }

  /** Console passwords of the config file, by address. */
  private static Map<String, String> passwords(Options options) {
    Map<String, String> passwords = new HashMap<>();
    for (NamedServer server : options.servers()) {
      Secret password = server.rconPassword();
      if (password != null) {
        passwords.put(server.addr(), password.reveal());
      }
    }
    return passwords;
  }

  private static @Nullable ServerListSource source(
      Options options, WebApi api, @Nullable Fleet fleet) {
    List<String> masters =
        fleet == null ? options.get(MASTER_ADDRESS) : List.of(fleet.master().address());
    ServerListChoice choice = options.get(SERVER_LIST);
    if (choice == ServerListChoice.WEBAPI || (choice == ServerListChoice.AUTO && api.hasKey())) {
      return new WebApiServerList(api);
    }
    if (masters.isEmpty()) {
      return null;
    }
    MasterDialect dialect = fleet == null ? options.get(MASTER_DIALECT) : MasterDialect.UDP;
    return new UdpMaster(masters, dialect, options.get(TIMEOUT));
  }
}
