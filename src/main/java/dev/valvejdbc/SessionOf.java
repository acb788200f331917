package dev.valvejdbc;

import dev.valvejdbc.client.ServerBrowser;
import dev.valvejdbc.sql.Diagnostics;
import dev.valvejdbc.sql.NamedServer;
import dev.valvejdbc.sql.Session;
import java.util.List;

/** Makes the session of a connection from its properties. */
final class SessionOf {
  private SessionOf() {}

  static Session options(ValveOptions options, ServerBrowser browser, List<NamedServer> named) {
    return new Session(
        browser,
        options.timeout(),
        options.retries(),
        options.maxInFlight(),
        options.cacheTtl(),
        options.onError(),
        options.maxCalls(),
        named,
        new Diagnostics());
  }
}
