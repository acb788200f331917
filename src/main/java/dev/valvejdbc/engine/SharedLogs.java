package dev.valvejdbc.engine;

import dev.valvejdbc.engine.log.LogFile;
import dev.valvejdbc.errors.SqlError;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** The log files of one driver: connections that name the same one share it. */
final class SharedLogs {
  private final Sharing<Path, LogFile> files = new Sharing<>(LogFile::close);

  /** Joins a file, which is opened with its first user and closed with its last. */
  Lease<LogFile> join(Path path) throws SQLException {
    try {
      LogFile.make(path);
      Path key = path.toRealPath();
      return files.join(key, () -> LogFile.open(key));
    } catch (IOException e) {
      throw SqlError.LOG_FILE.because(e, path);
    }
  }

  /** Whether there is none. */
  boolean isIdle() {
    return files.isIdle();
  }
}
