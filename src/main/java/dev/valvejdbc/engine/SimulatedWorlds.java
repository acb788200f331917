package dev.valvejdbc.engine;

import dev.valvejdbc.fleet.Fleet;
import dev.valvejdbc.fleet.world.FleetServer;
import dev.valvejdbc.options.NamedServer;
import dev.valvejdbc.options.Secret;
import dev.valvejdbc.subjects.SimulatedWorld;
import java.util.ArrayList;
import java.util.List;

/** Shows fleets to connections as the worlds that they ask. */
final class SimulatedWorlds {
  private SimulatedWorlds() {}

  /**
   * The world of a fleet.
   *
   * @param hasRcon whether the passwords of its consoles are known
   */
  static SimulatedWorld of(Fleet fleet, boolean hasRcon) {
    Secret password = hasRcon ? new Secret(Fleet.RCON_PASSWORD) : null;
    List<String> addresses = fleet.addresses();
    List<NamedServer> named = new ArrayList<>();
    for (FleetServer server : fleet.servers()) {
      String addr = addresses.get(server.index());
      named.add(new NamedServer(server.name(), addr, server.info().folder(), password));
    }
    return new SimulatedWorld(
        fleet.webApi().url(),
        Fleet.WEB_API_KEY,
        fleet.master().address(),
        Fleet.RCON_PASSWORD,
        named);
  }
}
