package dev.valvejdbc.engine;

import dev.valvejdbc.client.NameResolver;
import dev.valvejdbc.client.a2s.A2sBrowser;
import dev.valvejdbc.client.console.RemoteConsoles;
import dev.valvejdbc.client.list.ServerLists;
import dev.valvejdbc.client.webapi.HttpConnections;
import dev.valvejdbc.client.webapi.RateLimits;
import dev.valvejdbc.client.webapi.WebApiAnswers;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.fleet.Fleet;
import dev.valvejdbc.options.ConnectionProperties;
import dev.valvejdbc.options.Options;
import dev.valvejdbc.options.Property;
import dev.valvejdbc.options.RconMode;
import dev.valvejdbc.sql.Schemas;
import dev.valvejdbc.subjects.Network;
import dev.valvejdbc.subjects.SimulatedWorld;
import dev.valvejdbc.subjects.SubjectFactory;
import dev.valvejdbc.tables.geo.GeoFiles;
import java.lang.ref.Cleaner;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.calcite.schema.Schema;

/** Makes the schema of game servers for a model of any Calcite, with a network of its own. */
public final class ModelSchema {
  private static final List<String> OF_CALCITE = List.of("modelUri", "baseDirectory", "tables");

  /** What a connection of ours does, and no schema can. */
  private static final Set<Property<?>> OF_CONNECTIONS =
      Set.of(
          ConnectionProperties.PLAN_CACHE,
          ConnectionProperties.MAX_MEMORY,
          ConnectionProperties.MAX_TEXT_LENGTH,
          ConnectionProperties.KEYLESS,
          ConnectionProperties.TIME_ZONE,
          ConnectionProperties.SETTINGS,
          ConnectionProperties.MODEL,
          ConnectionProperties.ATTACH,
          ConnectionProperties.DRIVERS,
          ConnectionProperties.EXPOSE,
          ConnectionProperties.WRITES,
          ConnectionProperties.LOG);

  private ModelSchema() {}

  /**
   * Makes a schema, without any network traffic; the network's thread ends by itself when nothing
   * is asked, and a simulated fleet when nobody can reach the schema any more.
   *
   * @param operands properties by their names, and what Calcite adds
   * @throws SQLException naming the property that is unknown, has a bad value, or belongs to
   *     connections
   */
  public static Schema of(String name, Map<String, Object> operands) throws SQLException {
    Map<String, String> written = new TreeMap<>();
    operands.forEach((key, value) -> written.put(key, text(value)));
    written.keySet().removeAll(OF_CALCITE);
    for (String key : written.keySet()) {
      if (OF_CONNECTIONS.stream().anyMatch(p -> p.name().equalsIgnoreCase(key))) {
        throw SqlError.MODEL_PROPERTY.exception(key);
      }
    }
    Options options = Options.read(written, Map.of(), System.getenv());
    Lease<Fleet> fleet = new SharedFleets().join(options);
    NameResolver names = new NameResolver();
    A2sBrowser browser = new A2sBrowser(ConnectionProperties.MOST_IN_FLIGHT, names);
    browser.limitPackets(options.get(ConnectionProperties.PACKET_RATE));
    Network network =
        new Network(
            browser,
            new ServerLists(),
            fleet == null ? new RateLimits() : RateLimits.simulated(),
            new WebApiAnswers(),
            new HttpConnections(),
            names);
    RemoteConsoles consoles = new RemoteConsoles(options.get(ConnectionProperties.RCON_TIMEOUT));
    boolean hasRcon = options.get(ConnectionProperties.RCON) != RconMode.OFF;
    SimulatedWorld world = fleet == null ? null : SimulatedWorlds.of(fleet.shared(), hasRcon);
    Schema schema =
        Schemas.ofModel(
            new SubjectFactory(options, network, world)
                .subjects(consoles, GeoFiles.of(options.get(ConnectionProperties.GEO))),
            List.of(name));
    if (fleet != null) {
      Cleaner.create().register(schema, fleet::close); // no model is ever closed
    }
    return schema;
  }

  /** An operand as a property is written; a list in JSON is one with commas. */
  private static String text(Object operand) {
    return operand instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
        : operand.toString();
  }
}
