package dev.valvejdbc.trino;

import dev.valvejdbc.fleet.Fleet;
import dev.valvejdbc.fleet.world.FleetServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A simulated world that the driver and Trino ask alike: a fleet, its list, its consoles. */
final class World implements AutoCloseable {
  private final Fleet fleet;
  private final Path config;

  /** Where 127.20.0.0/24 is, in MaxMind's format. */
  private final Path places;

  World(int size, long seed) throws IOException {
    fleet = Fleet.start(size, seed);
    fleet.startConsoles();
    config = Files.createTempFile("valve-trino", ".json");
    Files.writeString(config, json());
    places = Files.createTempFile("valve-trino", ".mmdb");
    try (InputStream file = World.class.getResourceAsStream("/places.mmdb")) {
      Files.write(places, Objects.requireNonNull(file).readAllBytes());
    }
  }

  private String json() {
    List<String> addresses = fleet.addresses();
    return fleet.servers().stream()
        .map(
            server ->
                "{\"name\": \"%s\", \"addr\": \"%s\", \"tags\": [\"%s\"], \"rconPassword\": \"%s\"}"
                    .formatted(
                        server.name(),
                        addresses.get(server.index()),
                        server.info().folder(),
                        Fleet.RCON_PASSWORD))
        .collect(Collectors.joining(",\n", "{\"servers\": [\n", "\n]}\n"));
  }

  Fleet fleet() {
    return fleet;
  }

  String addr(int index) {
    return fleet.addresses().get(index);
  }

  FleetServer server(int index) {
    return fleet.servers().get(index);
  }

  /** The properties of whoever asks this world; answers are kept by nobody, so that all count. */
  Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("config", config.toString());
    properties.put("geo", places.toString());
    properties.put("webApiUrl", fleet.webApi().url().toString());
    properties.put("webApiKey", Fleet.WEB_API_KEY);
    properties.put("cacheDir", "none");
    properties.put("cacheTtl", "0s");
    properties.put("serverListTtl", "0s");
    properties.put("webApiTtl", "0s");
    properties.put("timeout", "2s");
    properties.put("packetRate", "0");
    properties.put("rcon", "read");
    return properties;
  }

  /** The same with lists that are kept: for many queries, since calls of lists are limited. */
  Map<String, String> keptLists() {
    Map<String, String> properties = properties();
    properties.put("serverListTtl", "1h");
    return properties;
  }

  /** The same as a URL of the driver. */
  String url() {
    return properties().entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(";", "jdbc:valve:", ""));
  }

  @Override
  public void close() throws IOException {
    fleet.close();
    Files.deleteIfExists(config);
    Files.deleteIfExists(places);
  }
}
