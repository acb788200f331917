package dev.valvejdbc.tables.statement;

import dev.valvejdbc.client.AddressPolicy;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.options.OnError;
import dev.valvejdbc.tables.diagnostics.Diagnostics;

/**
 * What holds for every statement of a connection.
 *
 * @param maxCalls packets and HTTP calls that one scan of a statement may send
 * @param onError what a server that does not answer does to a statement
 * @param diagnostics remembers scans and failures
 * @param addresses which may be asked
 * @param planted addresses not to be asked, where the engine keeps nothing for an execution
 */
public record StatementSettings(
    long maxCalls,
    OnError onError,
    Diagnostics diagnostics,
    AddressRules addresses,
    PlantedAddresses planted) {

  /** The addresses that a server list brought into a statement and that are not to be asked. */
  public PlantedAddresses planted(LookupStatement statement) {
    return statement.shared(PlantedAddresses.class, PlantedAddresses::new, planted);
  }

  /** The addresses that a statement may ask. */
  public AddressPolicy policy(LookupStatement statement) {
    return addresses.within(planted(statement));
  }
}
