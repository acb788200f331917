package dev.valvejdbc.engine;

import dev.valvejdbc.attach.AttachedSource;
import dev.valvejdbc.attach.Drivers;
import dev.valvejdbc.attach.LeftBehind;
import dev.valvejdbc.attach.file.FolderSchema;
import dev.valvejdbc.attach.read.AttachedSchema;
import dev.valvejdbc.attach.write.DatabaseWrites;
import dev.valvejdbc.jdbc.execution.OwnDatabases;
import dev.valvejdbc.options.AttachedDatabase;
import dev.valvejdbc.options.ConnectionProperties;
import dev.valvejdbc.options.Options;
import dev.valvejdbc.options.Writes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.schema.Schema;

/** The databases that a connection's user has attached, as schemas, and what is written there. */
@SuppressWarnings("try") // whatever a part throws is told by who closes the connection
final class AttachedDatabases implements AutoCloseable {
  private final Map<String, Schema> schemas = new LinkedHashMap<>();
  private final List<Runnable> held = new ArrayList<>();
  private final DatabaseWrites writes;

  /**
   * Connects to none of them yet.
   *
   * @param left counts calls of their drivers that do not end
   */
  AttachedDatabases(Options options, LeftBehind left) {
    Drivers drivers = new Drivers(options.get(ConnectionProperties.DRIVERS));
    held.add(drivers::close);
    List<AttachedSource> sources = new ArrayList<>();
    for (AttachedDatabase database : options.databases()) {
      if (database.isJdbc()) {
        AttachedSource source = new AttachedSource(database, drivers, left);
        sources.add(source);
        held.add(source::close);
        schemas.put(database.name(), new AttachedSchema(source));
      } else {
        schemas.put(database.name(), new FolderSchema(Path.of(database.target())));
      }
    }
    writes = new DatabaseWrites(sources, options.get(ConnectionProperties.WRITES) == Writes.ALLOW);
    held.add(writes::close);
  }

  /** The schemas by their names. */
  Map<String, Schema> schemas() {
    return schemas;
  }

  /** What may be written to. */
  OwnDatabases writes() {
    return writes;
  }

  /** Rolls back what is open, and lets go of all. */
  @Override
  public void close() {
    for (int i = held.size() - 1; i >= 0; i--) {
      held.get(i).run();
    }
  }
}
