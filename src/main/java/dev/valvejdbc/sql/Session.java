package dev.valvejdbc.sql;

import dev.valvejdbc.client.AddressPolicy;
import dev.valvejdbc.client.AddressRanges;
import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.client.ScanOptions;
import dev.valvejdbc.client.ServerBrowser;
import dev.valvejdbc.options.NamedServer;
import dev.valvejdbc.options.OnError;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the tables of one connection work with.
 *
 * @param browser asks the game servers; shared with other connections
 * @param timeout the deadline of one question
 * @param maxCalls packets that one statement may send
 * @param named the servers of my_servers
 * @param list how server lists are read
 * @param web how the Web API is used
 * @param planted addresses that server lists brought and that are not to be asked
 * @param consoles which commands may be sent, and with which passwords
 * @param allowed the only addresses that may be asked; null for any
 */
public record Session(
    ServerBrowser browser,
    Duration timeout,
    int retries,
    int maxInFlight,
    Duration cacheTtl,
    OnError onError,
    long maxCalls,
    List<NamedServer> named,
    ListSettings list,
    @Nullable AddressRanges allowed,
    ConsoleSettings consoles,
    SteamWeb web,
    Diagnostics diagnostics,
    Set<String> planted) {

  public Session {
    named = List.copyOf(named);
  }

  ScanOptions scanOptions(PacketBudget budget, Set<String> planted) {
    AddressPolicy policy = new ListedAddresses(allowed, planted);
    return new ScanOptions(timeout, retries, maxInFlight, cacheTtl, budget, policy, list.relay());
  }
}
