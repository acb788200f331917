package dev.valvejdbc.server;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.wire.QuotedText;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.calcite.avatica.BuiltInConnectionProperty;
import org.jspecify.annotations.Nullable;

/** Decides which properties a remote client may give its connections. */
final class ClientProperties {
  /** Those that a server may permit: none opens a file, names a host, or is a secret. */
  static final Set<String> PERMISSIBLE =
      Set.of("timeout", "retries", "onError", "cacheTtl", "serverListTtl", "pushVolatile");

  /** What Avatica's own clients keep to themselves, or should have. */
  private static final Set<String> OF_CLIENTS =
      Arrays.stream(BuiltInConnectionProperty.values())
          .map(p -> p.camelName().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  private final Map<String, String> permitted = new HashMap<>();

  /**
   * Permits properties.
   *
   * @throws SQLException for one that no client may set
   */
  ClientProperties(Set<String> names) throws SQLException {
    for (String name : names) {
      String known =
          PERMISSIBLE.stream()
              .filter(p -> p.equalsIgnoreCase(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      SqlError.SERVED_PROPERTY.exception(
                          name, String.join(", ", new TreeSet<>(PERMISSIBLE))));
      permitted.put(known.toLowerCase(Locale.ROOT), known);
    }
  }

  /**
   * What of a client's properties goes to the driver.
   *
   * @throws SQLException naming a property, but no value, that is not permitted
   */
  Map<String, String> of(@Nullable Map<String, String> given) throws SQLException {
    Map<String, String> taken = new HashMap<>();
    for (Map.Entry<String, String> entry :
        given == null ? Set.<Map.Entry<String, String>>of() : given.entrySet()) {
      String key = entry.getKey().toLowerCase(Locale.ROOT);
      String name = permitted.get(key);
      if (name != null) {
        taken.put(name, entry.getValue());
      } else if (!isOfClients(key)) {
        throw SqlError.CLIENT_PROPERTY.exception(QuotedText.of(entry.getKey()));
      }
    }
    return taken;
  }

  private static boolean isOfClients(String key) {
    return key.equals("user") || key.equals("password") || OF_CLIENTS.contains(key);
  }
}
