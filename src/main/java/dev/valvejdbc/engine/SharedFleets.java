package dev.valvejdbc.engine;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.fleet.Fleet;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The simulated fleets of one driver: connections that want the same one share it. */
final class SharedFleets {
  private final Map<Key, Shared> fleets = new HashMap<>();

  private record Key(int size, long seed) {}

  private static final class Shared {
    final Fleet fleet;
    int users;

    Shared(Fleet fleet) {
      this.fleet = fleet;
    }
  }

  /** Joins a fleet, which starts with its first user and ends with its last. */
  synchronized Lease<Fleet> join(int size, long seed) throws SQLException {
    Key key = new Key(size, seed);
    Shared shared = fleets.get(key);
    if (shared == null) {
      try {
        shared = new Shared(Fleet.start(size, seed));
      } catch (IOException e) {
        throw SqlError.FLEET_START.because(e, size, e.getMessage());
      }
      fleets.put(key, shared);
    }
    shared.users++;
    return new Lease<>(shared.fleet, () -> leave(key));
  }

  private synchronized void leave(Key key) {
    Shared shared = fleets.get(key);
    if (shared != null && --shared.users == 0) {
      fleets.remove(key);
      shared.fleet.close();
    }
  }

  /** Whether there is none. */
  synchronized boolean isIdle() {
    return fleets.isEmpty();
  }
}
