package dev.valvejdbc.subjects;

import dev.valvejdbc.client.LimitState;
import dev.valvejdbc.client.list.ServersAtAddress;
import dev.valvejdbc.options.NamedServer;
import dev.valvejdbc.tables.AddressFacts;
import dev.valvejdbc.tables.a2s.A2sSettings;
import dev.valvejdbc.tables.console.ConsoleSettings;
import dev.valvejdbc.tables.list.ListSettings;
import dev.valvejdbc.tables.statement.StatementSettings;
import dev.valvejdbc.tables.steamapi.SteamApiSettings;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the tables of one connection are made of, by subject; each table is given its own alone.
 *
 * @param limits of calls and packets, as they are when asked
 * @param facts what is known of addresses; null where nothing is
 * @param steam what Steam knows of an address
 * @param named the servers of my_servers
 */
public record Subjects(
    StatementSettings statements,
    A2sSettings a2s,
    ListSettings list,
    ConsoleSettings console,
    SteamApiSettings steamApi,
    Supplier<List<LimitState>> limits,
    @Nullable AddressFacts facts,
    ServersAtAddress steam,
    List<NamedServer> named) {
  public Subjects {
    named = List.copyOf(named);
  }
}
