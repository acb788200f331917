package dev.valvejdbc.options;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The properties of one connection, read and checked, and the servers of its config file. */
public final class Options {
  private final Map<Property<?>, Object> values = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private List<NamedServer> servers = List.of();
  private List<AttachedDatabase> databases = List.of();

  private Options() {}

  /**
   * Reads properties and the config file. What the user wrote for this connection wins over what a
   * tool set, and both win over the file.
   *
   * @param written by the user, for this connection: the properties of a URL
   * @param set beside them by a tool, which may have put its own things there: they are warned of
   * @param environment the environment variables, for the config file and for secrets
   * @throws SQLException naming the property that is unknown or has a bad value
   */
  public static Options read(
      Map<String, String> written, Map<String, String> set, Map<String, String> environment)
      throws SQLException {
    Options options = new Options();
    options.takeKnown(set);
    options.takeAll(written);
    options.takeFile(environment);
    for (Property<?> property : ConnectionProperties.ALL) {
      if (!options.values.containsKey(property)) {
        options.values.put(property, missing(property, environment));
      }
    }
    return options;
  }

  private static Object missing(Property<?> property, Map<String, String> environment)
      throws SQLException {
    try {
      return Objects.requireNonNull(property.missing(environment));
    } catch (IllegalArgumentException e) {
      throw PropertyErrors.ofVariable(property, e);
    }
  }

  private void takeKnown(Map<String, String> set) throws SQLException {
    for (Map.Entry<String, String> entry : new TreeMap<>(set).entrySet()) {
      Optional<Property<?>> property = ConnectionProperties.named(entry.getKey());
      if (property.isPresent()) {
        take(property.get(), entry.getValue());
      } else if (!entry.getValue().isEmpty()) {
        warnings.add(
            "The property "
                + PropertyErrors.shownName(entry.getKey())
                + " is not one of this driver's.");
      }
    }
  }

  private void takeAll(Map<String, String> written) throws SQLException {
    for (Map.Entry<String, String> entry : new TreeMap<>(written).entrySet()) {
      take(known(entry.getKey(), written), entry.getValue());
    }
  }

  /** Takes from the config file what was not given otherwise. */
  private void takeFile(Map<String, String> environment) throws SQLException {
    Object named = values.get(ConnectionProperties.CONFIG);
    ConfigFile file =
        named == null
            ? ConfigFile.ofUser(environment)
            : ConfigFile.read(get(ConnectionProperties.CONFIG).orElseThrow(), environment);
    servers = file.servers();
    databases = file.databases();
    for (Map.Entry<String, String> entry : new TreeMap<>(file.properties()).entrySet()) {
      Property<?> property = known(entry.getKey(), file.properties());
      if (!values.containsKey(property)) {
        take(property, entry.getValue());
      }
    }
  }

  private static Property<?> known(String name, Map<String, String> beside) throws SQLException {
    Optional<Property<?>> property = ConnectionProperties.named(name);
    if (property.isEmpty()) {
      throw PropertyErrors.unknown(name, beside.keySet().stream().anyMatch(Options::isSecret));
    }
    return property.get();
  }

  private static boolean isSecret(String name) {
    return ConnectionProperties.named(name).filter(p -> p.form().isSecret()).isPresent();
  }

  private void take(Property<?> property, String text) throws SQLException {
    try {
      values.put(property, property.read(text.trim()));
    } catch (IllegalArgumentException e) {
      throw PropertyErrors.refused(property, text); // a cause could repeat a secret
    }
  }

  /** The value of a property, or what holds if none was given. */
  @SuppressWarnings("unchecked") // nothing but the property itself makes its value
  public <T> T get(Property<T> property) {
    return (T) Objects.requireNonNull(values.get(property));
  }

  /** The servers that the config file names. */
  public List<NamedServer> servers() {
    return servers;
  }

  /**
   * The attached databases that this connection sees: those of the property attach, then those of
   * the config file that bear other names.
   */
  public List<AttachedDatabase> databases() {
    Map<String, AttachedDatabase> seen = new LinkedHashMap<>();
    for (List<AttachedDatabase> some : List.of(get(ConnectionProperties.ATTACH), databases)) {
      for (AttachedDatabase each : some) {
        if (get(ConnectionProperties.EXPOSE).shows(each.name())) {
          seen.putIfAbsent(each.name().toLowerCase(Locale.ROOT), each);
        }
      }
    }
    return List.copyOf(seen.values());
  }

  /** Sentences about what was ignored. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }
}
