package dev.valvejdbc.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A function of the language, as docs/functions.txt tells it.
 *
 * @param source what the example reads from; empty for nothing
 * @param example an expression, or a query
 */
record LibraryFunction(String theme, String source, String call, String meaning, String example) {
  private static final Path FILE = Path.of("docs", "functions.txt");
  private static final String SEPARATOR = "(?<!\\\\)\\|";

  static List<LibraryFunction> all() throws IOException {
    List<LibraryFunction> functions = new ArrayList<>();
    String[] theme = {"", ""};
    for (String line : Files.readAllLines(FILE)) {
      if (line.startsWith("## ")) {
        theme = (line.substring(3) + " |").split(SEPARATOR, -1);
      } else if (!line.isBlank() && !theme[0].isEmpty()) {
        String[] parts = line.split(SEPARATOR, -1);
        functions.add(
            new LibraryFunction(
                theme[0].strip(),
                theme[1].strip(),
                read(parts[0]),
                read(parts[1]),
                read(parts[2])));
      }
    }
    return functions;
  }

  private static String read(String part) {
    return part.strip().replace("\\|", "|");
  }

  /** The statement that shows what it does. */
  String sql() {
    return example.startsWith("SELECT ") ? example : ("SELECT " + example + " " + source).strip();
  }
}
