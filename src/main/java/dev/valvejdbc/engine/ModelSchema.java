package dev.valvejdbc.engine;

import dev.valvejdbc.client.NameResolver;
import dev.valvejdbc.client.a2s.A2sBrowser;
import dev.valvejdbc.client.console.RemoteConsoles;
import dev.valvejdbc.client.list.ServerLists;
import dev.valvejdbc.client.webapi.HttpConnections;
import dev.valvejdbc.client.webapi.RateLimits;
import dev.valvejdbc.client.webapi.WebApiAnswers;
import dev.valvejdbc.options.ConnectionProperties;
import dev.valvejdbc.options.Options;
import dev.valvejdbc.sql.Schemas;
import dev.valvejdbc.subjects.Network;
import dev.valvejdbc.subjects.SubjectFactory;
import dev.valvejdbc.tables.AddressFacts;
import dev.valvejdbc.tables.geo.GeoFiles;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.calcite.schema.Schema;
import org.jspecify.annotations.Nullable;

/** Makes the schema of game servers for a model of any Calcite, with a network of its own. */
public final class ModelSchema {
  private static final List<String> OF_CALCITE = List.of("modelUri", "baseDirectory", "tables");

  private ModelSchema() {}

  /**
   * Makes a schema, without any network traffic; the network's thread ends by itself when nothing
   * is asked.
   *
   * @param operands properties by their names, and what Calcite adds
   * @throws SQLException naming the property that is unknown or has a bad value
   */
  public static Schema of(String name, Map<String, Object> operands) throws SQLException {
    Map<String, String> written = new TreeMap<>();
    operands.forEach((key, value) -> written.put(key, value.toString()));
    written.keySet().removeAll(OF_CALCITE);
    Options options = Options.read(written, Map.of(), System.getenv());
    NameResolver names = new NameResolver();
    A2sBrowser browser = new A2sBrowser(ConnectionProperties.MOST_IN_FLIGHT, names);
    browser.limitPackets(options.get(ConnectionProperties.PACKET_RATE));
    Network network =
        new Network(
            browser,
            new ServerLists(),
            new RateLimits(),
            new WebApiAnswers(),
            new HttpConnections(),
            names);
    RemoteConsoles consoles = new RemoteConsoles(options.get(ConnectionProperties.RCON_TIMEOUT));
    return Schemas.ofModel(
        new SubjectFactory(options, network, null).subjects(consoles, facts(options)),
        List.of(name));
  }

  private static @Nullable AddressFacts facts(Options options) throws SQLException {
    List<Path> files = options.get(ConnectionProperties.GEO);
    return files.isEmpty() ? null : new GeoFiles(files);
  }
}
