package dev.valvejdbc.tables.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The commands that are known to change nothing, from the data file beside this class. */
final class ReadingCommands {
  private static final String FILE = "/dev/valvejdbc/tables/console/reading-commands.txt";
  private static final Map<String, Command> KNOWN = read();

  /**
   * A command.
   *
   * @param arguments whether it still only reads when something follows
   * @param games for which it was checked
   */
  record Command(String name, boolean arguments, Set<String> games) {}

  private ReadingCommands() {}

  /** All of them, by name. */
  static Map<String, Command> all() {
    return KNOWN;
  }

  /** Whether a command line only reads. */
  static boolean permit(List<String> words) {
    Command command = KNOWN.get(words.get(0));
    return command != null && (words.size() == 1 || command.arguments());
  }

  private static Map<String, Command> read() {
    Map<String, Command> commands = new TreeMap<>();
    try (InputStream in =
            Objects.requireNonNull(ReadingCommands.class.getResourceAsStream(FILE), FILE);
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] fields = line.split(" *\\| *", -1);
          commands.put(
              fields[0],
              new Command(fields[0], fields[1].equals("any"), Set.of(fields[2].split(" ", -1))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(commands);
  }
}
