package dev.valvejdbc.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Has a text edited in the user's own editor. */
final class Editor {
  private Editor() {}

  /** The text as the editor leaves it. */
  static String edited(String text, Map<String, String> environment)
      throws IOException, InterruptedException {
    String editor = environment.getOrDefault("VISUAL", environment.getOrDefault("EDITOR", "vi"));
    Path file = Files.createTempFile("valve-sql", ".sql"); // which its owner alone can read
    try {
      Files.writeString(file, text.isEmpty() ? "" : text + System.lineSeparator());
      int ended =
          new ProcessBuilder(List.of("/bin/sh", "-c", editor + " \"$0\"", file.toString()))
              .inheritIO()
              .start()
              .waitFor();
      if (ended != 0) {
        throw new IOException("The editor " + editor + " failed; $EDITOR names another.");
      }
      return Files.readString(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
