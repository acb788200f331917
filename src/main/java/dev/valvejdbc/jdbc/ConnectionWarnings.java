package dev.valvejdbc.jdbc;

import java.sql.SQLWarning;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps the warnings of a connection, each once, since connection pools never clear them. */
final class ConnectionWarnings {
  private @Nullable SQLWarning first;

  ConnectionWarnings(@Nullable SQLWarning first) {
    this.first = first;
  }

  synchronized @Nullable SQLWarning first() {
    return first;
  }

  synchronized void add(SQLWarning added) {
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      if (Objects.equals(added.getMessage(), warning.getMessage())) {
        return;
      }
    }
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
