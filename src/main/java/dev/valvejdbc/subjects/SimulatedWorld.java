package dev.valvejdbc.subjects;

import dev.valvejdbc.options.NamedServer;
import java.net.URI;
import java.util.List;

/**
 * Stands for everything that a connection would ask.
 *
 * @param webApi where its Web API is
 * @param webApiKey the key that it takes
 * @param master the address of its UDP master
 * @param rconPassword what its consoles take
 * @param named its game servers
 */
public record SimulatedWorld(
    URI webApi, String webApiKey, String master, String rconPassword, List<NamedServer> named) {
  public SimulatedWorld {
    named = List.copyOf(named);
  }
}
