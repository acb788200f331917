package dev.valvejdbc;

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
import dev.valvejdbc.protocol.master.MasterDialect;
import dev.valvejdbc.sql.ConsoleSettings;
import dev.valvejdbc.sql.Diagnostics;
import dev.valvejdbc.sql.ListSettings;
import dev.valvejdbc.sql.NamedServer;
import dev.valvejdbc.sql.Session;
import dev.valvejdbc.sql.SteamWeb;
import java.util.List;
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
      ValveOptions options,
      ServerBrowser browser,
      ServerLists lists,
      RateLimits limits,
      WebApiAnswers answers,
      @Nullable Fleet fleet,
      RemoteConsoles consoles,
      List<NamedServer> named) {
    WebApi api =
        fleet == null
            ? new WebApi(options.webApiUrl(), options.webApiKey(), limits)
            : new WebApi(fleet.webApi().url(), Fleet.WEB_API_KEY, limits);
    ListSettings list =
        new ListSettings(
            source(options, api, fleet),
            lists,
            options.serverListTtl(),
            options.pushVolatile(),
            options.allowed() == null,
            limits,
            new ServersAtAddress(api, answers),
            new RelayQueries(api));
    return new Session(
        browser,
        options.timeout(),
        options.retries(),
        options.maxInFlight(),
        options.cacheTtl(),
        options.onError(),
        options.maxCalls(),
        named,
        list,
        options.allowed(),
        new ConsoleSettings(
            options.rcon(),
            options.rconPasswords(),
            fleet == null ? options.rconPassword() : Fleet.RCON_PASSWORD,
            consoles),
        new SteamWeb(
            api,
            answers,
            new WebApiCatalogue(api, fleet == null ? options.cacheFolder() : null),
            new VanityNames(api),
            options.webApiTtl(),
            options.webApiVersions(),
            options.mayPost()),
        new Diagnostics(),
        ConcurrentHashMap.newKeySet());
  }

  private static @Nullable ServerListSource source(
      ValveOptions options, WebApi api, @Nullable Fleet fleet) {
    List<String> masters = fleet == null ? options.masters() : List.of(fleet.master().address());
    String wish = options.serverList();
    if (wish.equals("webapi") || (wish.equals("auto") && api.hasKey())) {
      return new WebApiServerList(api);
    }
    if (masters.isEmpty()) {
      return null;
    }
    MasterDialect dialect = fleet == null ? options.masterDialect() : MasterDialect.UDP;
    return new UdpMaster(masters, dialect, options.timeout());
  }
}
