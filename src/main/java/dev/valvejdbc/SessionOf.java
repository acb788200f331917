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
import dev.valvejdbc.options.NamedServer;
import dev.valvejdbc.protocol.master.MasterDialect;
import dev.valvejdbc.sql.Subjects;
import dev.valvejdbc.tables.a2s.A2sSettings;
import dev.valvejdbc.tables.console.ConsoleSettings;
import dev.valvejdbc.tables.diagnostics.Diagnostics;
import dev.valvejdbc.tables.list.ListSettings;
import dev.valvejdbc.tables.statement.PlantedAddresses;
import dev.valvejdbc.tables.statement.StatementSettings;
import dev.valvejdbc.tables.steamapi.SteamApiSettings;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes what the tables of a connection work with from its properties. */
final class SessionOf {
  private SessionOf() {}

  /**
   * Makes the settings of each subject.
   *
   * @param fleet the simulated world that stands for every source; null for the real one
   */
  static Subjects options(
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
            : new WebApi(fleet.master().webApiUrl(), Fleet.WEB_API_KEY, limits);
    StatementSettings statements =
        new StatementSettings(
            options.maxCalls(), options.onError(), new Diagnostics(), new PlantedAddresses());
    return new Subjects(
        statements,
        new A2sSettings(
            browser,
            options.timeout(),
            options.retries(),
            options.maxInFlight(),
            options.cacheTtl(),
            options.allowed(),
            new RelayQueries(api)),
        new ListSettings(
            source(options, api, fleet),
            lists,
            options.serverListTtl(),
            options.pushVolatile(),
            options.allowed() == null),
        new ConsoleSettings(
            options.rcon(),
            options.rconPasswords(),
            fleet == null ? options.rconPassword() : Fleet.RCON_PASSWORD,
            consoles,
            options.allowed()),
        new SteamApiSettings(
            api,
            limits,
            answers,
            new WebApiCatalogue(api, fleet == null ? options.cacheFolder() : null),
            new VanityNames(api),
            options.webApiTtl(),
            options.webApiVersions(),
            options.mayPost()),
        new ServersAtAddress(api, answers),
        named);
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
