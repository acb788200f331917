package dev.valvejdbc.engine.session;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.options.ConnectionProperties;
import dev.valvejdbc.options.Options;
import dev.valvejdbc.options.Property;
import dev.valvejdbc.options.PropertyErrors;
import dev.valvejdbc.options.SettingRule;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSetOption;
import org.jspecify.annotations.Nullable;

/** The properties of a connection as SET has changed them. */
public final class Settings {
  /** What clients of other databases set when they connect, and what changes nothing here. */
  private static final Set<String> MEANINGLESS =
      Set.of(
          "transaction",
          "application_name",
          "extra_float_digits",
          "client_encoding",
          "names",
          "datestyle",
          "standard_conforming_strings");

  private static final Map<String, String> OTHER_NAMES =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    OTHER_NAMES.put("timezone", "timeZone");
    OTHER_NAMES.put("time_zone", "timeZone");
  }

  private final Options given;
  private final Listener listener;
  private Options now;

  /** Has a connection work with other properties from now on. */
  public interface Listener {
    void changed(Options options) throws SQLException;
  }

  /**
   * Begins with the properties as they were given.
   *
   * @param listener is told of each change
   */
  public Settings(Options given, Listener listener) {
    this.given = given;
    this.now = given;
    this.listener = listener;
  }

  /** The properties as they are now. */
  synchronized Options now() {
    return now;
  }

  /** A property that can be set; null for others. */
  static @Nullable Property<?> named(String name) {
    String known = OTHER_NAMES.getOrDefault(name, name);
    return ConnectionProperties.settable().stream()
        .filter(p -> p.name().equalsIgnoreCase(known) || underscored(p).equalsIgnoreCase(known))
        .findFirst()
        .orElse(null);
  }

  private static String underscored(Property<?> property) {
    return property.name().replaceAll("([A-Z])", "_$1");
  }

  /** Does what SET or RESET says. */
  synchronized void change(SqlSetOption option) throws SQLException {
    String name = ((SqlIdentifier) option.name()).toString();
    boolean resets = "RESET".equals(option.getScope());
    if (resets && name.equalsIgnoreCase("all")) {
      reset();
      return;
    }
    Property<?> property = named(name);
    if (property == null) {
      if (MEANINGLESS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
        return;
      }
      throw unknown(name);
    }
    SqlNode value = option.getValue();
    Options changed =
        resets || value == null
            ? now.withValueOf(property, given)
            : now.with(property, text(property, value));
    permit(property, changed);
    apply(changed);
  }

  private static String text(Property<?> property, SqlNode value) {
    String text =
        value instanceof SqlLiteral literal ? String.valueOf(literal.toValue()) : value.toString();
    boolean off = text.equalsIgnoreCase("off") && property.form().choices().contains("false");
    return off ? "false" : text;
  }

  static SQLException unknown(String name) {
    List<Property<?>> known = ConnectionProperties.settable();
    return SqlError.UNKNOWN_SETTING.exception(
        PropertyErrors.shownName(name),
        known.stream().map(Property::name).collect(Collectors.joining(", ")));
  }

  private void permit(Property<?> property, Options changed) throws SQLException {
    if (given.get(ConnectionProperties.SETTINGS) == SettingRule.ANY
        || property.name().equals("timeZone")) {
      return;
    }
    boolean shorter =
        property == ConnectionProperties.TIMEOUT
            && changed
                    .get(ConnectionProperties.TIMEOUT)
                    .compareTo(given.get(ConnectionProperties.TIMEOUT))
                <= 0;
    if (!shorter) {
      throw SqlError.SETTING_REFUSED.exception(property.name());
    }
  }

  /** Goes back to what was given. */
  synchronized void reset() throws SQLException {
    if (now != given) {
      apply(given);
    }
  }

  private void apply(Options options) throws SQLException {
    now = options;
    listener.changed(options);
  }
}
