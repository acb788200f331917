package dev.valvejdbc.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/** Finds the file in which a shell keeps what was typed, and says what it does not keep. */
final class History {
  /** What JLine does not keep: lines that connect, and those with a word of secrets in them. */
  static final String IGNORED =
      "(?is)[ ]{0,99}!(con|recon|li|prop)*:*jdbc*:*pass*:*key*:*secret*:*token*:*auth*";

  private static final Set<PosixFilePermission> MINE = PosixFilePermissions.fromString("rw-------");

  private History() {}

  /**
   * The file of a shell, in the folder that the system keeps for such; both are made where they are
   * not there, and nobody else may read the file.
   */
  static Path file(Map<String, String> environment, String name) throws IOException {
    String state = environment.get("XDG_STATE_HOME");
    Path folder =
        (state == null || state.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(state))
            .resolve("valve-sql");
    Files.createDirectories(folder);
    Path file = folder.resolve(name);
    boolean posix = Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null;
    try {
      if (posix) {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(MINE));
      } else {
        Files.createFile(file);
      }
    } catch (FileAlreadyExistsException e) {
      if (posix) {
        Files.setPosixFilePermissions(file, MINE);
      }
    }
    return file;
  }
}
