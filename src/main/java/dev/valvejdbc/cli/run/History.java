package dev.valvejdbc.cli.run;

import dev.valvejdbc.wire.SecretWords;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/** Finds the file in which a shell keeps what was typed, for its owner's eyes alone. */
public final class History {
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rw-------");

  private History() {}

  /** The file of a shell, in the folder that the system keeps for such; both are made. */
  public static Path file(Map<String, String> environment, String name) throws IOException {
    String state = environment.get("XDG_STATE_HOME");
    Path folder =
        (state == null || state.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(state))
            .resolve("valve-sql");
    Files.createDirectories(folder);
    Path file = folder.resolve(name);
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return file;
    }
    try {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNERS));
    } catch (FileAlreadyExistsException e) {
      Files.setPosixFilePermissions(file, OWNERS); // an earlier version left it to all
    }
    return file;
  }

  /** Whether a line is kept: none that may hold a secret. */
  public static boolean keeps(String line) {
    return !SecretWords.in(line);
  }
}
