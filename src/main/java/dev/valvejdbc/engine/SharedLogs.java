package dev.valvejdbc.engine;

import dev.valvejdbc.engine.log.LogFile;
import dev.valvejdbc.errors.SqlError;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The log files of one driver: connections that name the same one share it. */
final class SharedLogs {
  private final Map<Path, Shared> files = new HashMap<>();

  private static final class Shared {
    final LogFile file;
    int users;

    Shared(LogFile file) {
      this.file = file;
    }
  }

  /** Joins a file, which is opened with its first user and closed with its last. */
  synchronized Lease<LogFile> join(Path path) throws SQLException {
    try {
      LogFile.make(path);
      Path key = path.toRealPath();
      Shared shared = files.get(key);
      if (shared == null) {
        shared = new Shared(LogFile.open(key));
        files.put(key, shared);
      }
      shared.users++;
      return new Lease<>(shared.file, () -> leave(key));
    } catch (IOException e) {
      throw SqlError.LOG_FILE.because(e, path);
    }
  }

  private synchronized void leave(Path key) {
    Shared shared = files.get(key);
    if (shared != null && --shared.users == 0) {
      files.remove(key);
      shared.file.close();
    }
  }

  /** Whether there is none. */
  synchronized boolean isIdle() {
    return files.isEmpty();
  }
}
