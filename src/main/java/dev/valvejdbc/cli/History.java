package dev.valvejdbc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Finds the file in which a shell keeps what was typed. */
final class History {
  private History() {}

  /** The file of a shell, in the folder that the system keeps for such; the folder is made. */
  static Path file(Map<String, String> environment, String name) throws IOException {
    String state = environment.get("XDG_STATE_HOME");
    Path folder =
        (state == null || state.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(state))
            .resolve("valve-sql");
    Files.createDirectories(folder);
    return folder.resolve(name);
  }
}
