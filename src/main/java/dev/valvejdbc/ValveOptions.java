package dev.valvejdbc;

import dev.valvejdbc.client.AddressRanges;
import dev.valvejdbc.options.NamedServer;
import dev.valvejdbc.options.OnError;
import dev.valvejdbc.options.RconMode;
import dev.valvejdbc.protocol.master.MasterDialect;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.calcite.avatica.ConnectStringParser;
import org.jspecify.annotations.Nullable;

/** The properties of one connection, checked. */
final class ValveOptions {
  /** How a URL of ours begins. */
  static final String PREFIX = "jdbc:valve:";

  private final Map<ValveProperty, Object> values = new EnumMap<>(ValveProperty.class);
  private final Set<ValveProperty> given = EnumSet.noneOf(ValveProperty.class);
  private final List<String> warnings = new ArrayList<>();
  private List<NamedServer> servers = List.of();
  private Map<String, String> rconPasswords = Map.of();

  private ValveOptions() {
    for (ValveProperty property : ValveProperty.values()) {
      String standard = property.standard();
      if (standard != null) {
        values.put(property, property.form().parser().apply(standard));
      }
    }
  }

  /**
   * Reads a URL, properties and the config file; the URL wins over the properties, and both over
   * the file.
   *
   * @throws SQLException naming the property that is unknown or has a bad value
   */
  static ValveOptions parse(String url, @Nullable Properties info) throws SQLException {
    ValveOptions options = new ValveOptions();
    Map<String, String> strings = new TreeMap<>();
    if (info != null) {
      info.stringPropertyNames().forEach(k -> strings.put(k, info.getProperty(k)));
    }
    for (Map.Entry<String, String> entry : strings.entrySet()) {
      Optional<ValveProperty> property = ValveProperty.named(entry.getKey());
      if (property.isPresent()) {
        options.set(property.get(), entry.getValue());
      } else if (!entry.getValue().isEmpty()) {
        options.warnings.add("The property " + entry.getKey() + " is not one of this driver's.");
      }
    }
    Map<Object, Object> inUrl = ConnectStringParser.parse(url.substring(PREFIX.length()));
    for (Map.Entry<Object, Object> entry : inUrl.entrySet()) {
      String key = entry.getKey().toString();
      ValveProperty property = ValveProperty.named(key).orElse(null);
      if (property == null) {
        throw PropertyErrors.unknown(key);
      }
      options.set(property, entry.getValue().toString());
    }
    options.fillFromFile(System.getenv());
    return options;
  }

  /** Takes from the config file what was not given otherwise. */
  private void fillFromFile(Map<String, String> environment) throws SQLException {
    ConfigFile file = ConfigFile.read((String) values.get(ValveProperty.CONFIG), environment);
    servers = file.servers();
    rconPasswords = file.rconPasswords();
    for (Map.Entry<String, String> entry : file.properties().entrySet()) {
      ValveProperty property = ValveProperty.named(entry.getKey()).orElse(null);
      if (property == null) {
        throw PropertyErrors.unknown(entry.getKey());
      }
      if (!given.contains(property)) {
        set(property, entry.getValue());
      }
    }
  }

  /** The servers that the config file names. */
  List<NamedServer> servers() {
    return servers;
  }

  /** Reads the operands of a Calcite model. */
  static ValveOptions of(Map<String, Object> operands) throws SQLException {
    ValveOptions options = new ValveOptions();
    for (Map.Entry<String, Object> operand : operands.entrySet()) {
      ValveProperty property = ValveProperty.named(operand.getKey()).orElse(null);
      if (property != null) {
        options.set(property, operand.getValue().toString());
      } else if (!List.of("modelUri", "baseDirectory", "tables").contains(operand.getKey())) {
        throw PropertyErrors.unknown(operand.getKey()); // Calcite itself adds those three
      }
    }
    options.fillFromFile(System.getenv());
    return options;
  }

  /** The URL as it may be shown: without what was given. */
  String shownUrl() {
    int fleet = fleet();
    return fleet == 0 ? PREFIX : PREFIX + ValveProperty.FLEET.key() + "=" + fleet;
  }

  private void set(ValveProperty property, String text) throws SQLException {
    given.add(property);
    try {
      values.put(property, property.form().parser().apply(text.trim()));
    } catch (IllegalArgumentException e) {
      throw PropertyErrors.refused(property, text, e);
    }
  }

  /** Sentences about what was ignored. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  private long number(ValveProperty property) {
    return (Long) value(property);
  }

  private Object value(ValveProperty property) {
    Object value = values.get(property);
    if (value == null) {
      throw new IllegalStateException(property + " has neither a value nor a standard one");
    }
    return value;
  }

  /** The size of the simulated fleet; 0 for none. */
  int fleet() {
    return values.containsKey(ValveProperty.FLEET) ? (int) number(ValveProperty.FLEET) : 0;
  }

  long seed() {
    return number(ValveProperty.SEED);
  }

  Duration timeout() {
    return (Duration) value(ValveProperty.TIMEOUT);
  }

  int retries() {
    return (int) number(ValveProperty.RETRIES);
  }

  int maxInFlight() {
    return (int) number(ValveProperty.MAX_IN_FLIGHT);
  }

  int packetRate() {
    return (int) number(ValveProperty.PACKET_RATE);
  }

  OnError onError() {
    return OnError.valueOf(value(ValveProperty.ON_ERROR).toString().toUpperCase(Locale.ROOT));
  }

  Duration cacheTtl() {
    return (Duration) value(ValveProperty.CACHE_TTL);
  }

  long maxCalls() {
    return number(ValveProperty.MAX_CALLS);
  }

  String serverList() {
    return value(ValveProperty.SERVER_LIST).toString();
  }

  /** The key given, or that of the environment; null for none. */
  @Nullable String webApiKey() {
    return givenOrIn("STEAM_WEB_API_KEY", ValveProperty.WEB_API_KEY);
  }

  private @Nullable String givenOrIn(String variable, ValveProperty property) {
    Object given = values.get(property);
    String known = given == null ? System.getenv(variable) : given.toString();
    return known == null || known.isBlank() ? null : known.strip();
  }

  URI webApiUrl() {
    return (URI) value(ValveProperty.WEB_API_URL);
  }

  Duration webApiTtl() {
    return (Duration) value(ValveProperty.WEB_API_TTL);
  }

  /** Versions of Web API methods, by {@code interface.method} in lower case. */
  @SuppressWarnings("unchecked") // the property's form makes nothing else
  Map<String, Integer> webApiVersions() {
    Object given = values.get(ValveProperty.WEB_API_VERSIONS);
    return given == null ? Map.of() : (Map<String, Integer>) given;
  }

  boolean mayPost() {
    return value(ValveProperty.WEB_API_POST).equals("allow");
  }

  /** Where lists are kept between runs; null for nowhere. */
  @Nullable Path cacheFolder() {
    Object given = values.get(ValveProperty.CACHE_DIR);
    if (given != null) {
      return given.toString().equalsIgnoreCase("none") ? null : Path.of(given.toString());
    }
    String home = System.getenv("XDG_CACHE_HOME");
    Path base =
        home == null || home.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(home);
    return base.resolve("valve-jdbc");
  }

  /** The UDP masters; empty for none. */
  List<String> masters() {
    Object given = values.get(ValveProperty.MASTER_ADDRESS);
    return given == null
        ? List.of()
        : Arrays.stream(given.toString().split(",", -1))
            .map(String::strip)
            .filter(m -> !m.isEmpty())
            .toList();
  }

  MasterDialect masterDialect() {
    return value(ValveProperty.MASTER_DIALECT).equals("xash")
        ? MasterDialect.XASH
        : MasterDialect.UDP;
  }

  Duration serverListTtl() {
    return (Duration) value(ValveProperty.SERVER_LIST_TTL);
  }

  boolean pushVolatile() {
    return value(ValveProperty.PUSH_VOLATILE).equals("true");
  }

  /** The only addresses that may be asked; null for auto. */
  @Nullable AddressRanges allowed() {
    String text = value(ValveProperty.ALLOW).toString();
    return text.equalsIgnoreCase("auto") ? null : AddressRanges.parse(text);
  }

  RconMode rcon() {
    return RconMode.valueOf(value(ValveProperty.RCON).toString().toUpperCase(Locale.ROOT));
  }

  /** The console password of servers without one of their own; null for none. */
  @Nullable String rconPassword() {
    return givenOrIn("VALVE_RCON_PASSWORD", ValveProperty.RCON_PASSWORD);
  }

  /** Console passwords of the config file, by address. */
  Map<String, String> rconPasswords() {
    return rconPasswords;
  }

  @Nullable String model() {
    return (String) values.get(ValveProperty.MODEL);
  }
}
