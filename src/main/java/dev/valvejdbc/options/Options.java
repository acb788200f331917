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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The properties of one connection, read and checked, and the servers of its config file. */
public final class Options {
  private static final String USER = "user";

  /** A value that needs no quotes in a URL. */
  private static final Pattern PLAIN = Pattern.compile("[\\w.,:/\\\\ -]*");

  private final Map<Property<?>, Object> values = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<Property<?>, String> given = new LinkedHashMap<>();
  private List<NamedServer> servers = List.of();
  private String user = "";
  private List<AttachedDatabase> databases = List.of();
  private Map<String, String> views = Map.of();

  private Options() {}

  /**
   * Reads properties and the config file. What the user wrote for this connection wins over what a
   * tool set, and both win over the file.
   *
   * @param written by the user, for this connection: the properties of a URL
   * @param set beside them by a tool, which may have put its own things there: only what looks like
   *     a slip of the pen is warned of
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
      } else if (!entry.getValue().isEmpty() && PropertyErrors.isNearMiss(entry.getKey())) {
        warnings.add(PropertyErrors.unknown(entry.getKey(), false).getMessage());
      }
    }
    user = Objects.requireNonNullElse(set.get(USER), "");
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
    warnings.addAll(file.warnings());
    databases = file.databases();
    views = file.views();
    for (Map.Entry<String, String> entry : new TreeMap<>(file.properties()).entrySet()) {
      Property<?> property = known(entry.getKey(), file.properties());
      if (!values.containsKey(property)) {
        read(property, entry.getValue());
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
    read(property, text);
    given.put(property, text.trim());
  }

  private void read(Property<?> property, String text) throws SQLException {
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

  /**
   * The same properties, but for one.
   *
   * @throws SQLException if the value is none of the property's
   */
  public Options with(Property<?> property, String text) throws SQLException {
    Options changed = copy();
    changed.take(property, text);
    return changed;
  }

  private Options copy() {
    Options copy = new Options();
    copy.values.putAll(values);
    copy.given.putAll(given);
    copy.warnings.addAll(warnings);
    copy.servers = servers;
    copy.user = user;
    copy.databases = databases;
    copy.views = views;
    return copy;
  }

  /** The same properties, but for one that has the value which it has in others. */
  public Options withValueOf(Property<?> property, Options others) {
    Options changed = copy();
    changed.values.put(property, Objects.requireNonNull(others.values.get(property)));
    changed.given.remove(property);
    String text = others.given.get(property);
    if (text != null) {
      changed.given.put(property, text);
    }
    return changed;
  }

  /**
   * The value of a property as a user writes it; null for a secret and where nothing was given or
   * is to be shown.
   */
  public @Nullable String text(Property<?> property) {
    String text = given.get(property);
    return property.form().isSecret() ? null : text == null ? property.standard() : text;
  }

  /** The queries to which the config file gives names, in its order, as far as they are seen. */
  public Map<String, String> views() {
    Map<String, String> seen = new LinkedHashMap<>(views);
    seen.keySet().removeIf(name -> !get(ConnectionProperties.EXPOSE).shows(name));
    return seen;
  }

  /** The servers that the config file names. */
  public List<NamedServer> servers() {
    return servers;
  }

  /** All that is secret in these properties and in the config file. */
  public List<Secret> secrets() {
    List<Secret> secrets = new ArrayList<>();
    get(ConnectionProperties.WEB_API_KEY).ifPresent(secrets::add);
    get(ConnectionProperties.RCON_PASSWORD).ifPresent(secrets::add);
    servers.stream().flatMap(s -> Stream.ofNullable(s.rconPassword())).forEach(secrets::add);
    databases.stream().flatMap(d -> Stream.ofNullable(d.password())).forEach(secrets::add);
    return secrets;
  }

  /** The user that a tool gave, whom nobody checks; empty for none. */
  public String user() {
    return user;
  }

  /**
   * What was given for this connection, by properties' names in their order, as it may be shown:
   * without secrets, and without what may have one in it.
   */
  public Map<String, String> shown() {
    Map<String, String> shown = new LinkedHashMap<>();
    for (Property<?> property : ConnectionProperties.ALL) {
      String text = given.get(property);
      if (text != null && isShown(property.form(), text)) {
        shown.put(property.name(), text);
      }
    }
    return shown;
  }

  private static boolean isShown(Form<?> form, String text) {
    return !form.isSecret()
        && (!form.choices().isEmpty()
            || (PLAIN.matcher(text).matches() && !PropertyErrors.mayHoldSecret(text)));
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
