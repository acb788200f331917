package dev.valvejdbc.engine;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.fleet.Fleet;
import dev.valvejdbc.options.ConnectionProperties;
import dev.valvejdbc.options.Options;
import dev.valvejdbc.options.RconMode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The simulated fleets of one driver: connections that want the same one share it. */
final class SharedFleets {
  private final Sharing<Key, Fleet> fleets = new Sharing<>(Fleet::close);

  private record Key(int size, long seed) {}

  /**
   * Joins the fleet that properties ask for, which starts with its first user and ends with its
   * last; it has consoles where they are permitted.
   *
   * @return null if they ask for none
   */
  @Nullable Lease<Fleet> join(Options options) throws SQLException {
    Optional<Integer> size = options.get(ConnectionProperties.FLEET);
    if (size.isEmpty()) {
      return null;
    }
    Lease<Fleet> fleet = join(size.get(), options.get(ConnectionProperties.SEED));
    if (options.get(ConnectionProperties.RCON) != RconMode.OFF) {
      try {
        fleet.shared().startConsoles();
      } catch (IOException e) {
        fleet.close();
        throw SqlError.CONSOLES_START.because(e, e.getMessage());
      }
    }
    return fleet;
  }

  private Lease<Fleet> join(int size, long seed) throws SQLException {
    try {
      return fleets.join(new Key(size, seed), () -> Fleet.start(size, seed));
    } catch (IOException e) {
      throw SqlError.FLEET_START.because(e, size, e.getMessage());
    }
  }

  /** Whether there is none. */
  boolean isIdle() {
    return fleets.isIdle();
  }
}
