package dev.valvejdbc.jdbc;

import java.sql.SQLWarning;
import org.jspecify.annotations.Nullable;

/** The warnings of a connection, each said once until they are cleared: pools never clear them. */
final class ConnectionWarnings {
  private @Nullable SQLWarning first;

  ConnectionWarnings(@Nullable SQLWarning first) {
    this.first = first;
  }

  synchronized @Nullable SQLWarning first() {
    return first;
  }

  synchronized void add(String message, String state) {
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      if (message.equals(warning.getMessage())) {
        return;
      }
    }
    SQLWarning added = new SQLWarning(message, state);
    if (first == null) {
      first = added;
    } else {
      first.setNextWarning(added);
    }
  }

  synchronized void clear() {
    first = null;
  }
}
