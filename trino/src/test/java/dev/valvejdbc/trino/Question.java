package dev.valvejdbc.trino;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question of the conformance suite.
 *
 * @param name what it shows
 * @param driver how the driver is asked
 * @param notes what is said beside it, by its first word
 */
record Question(String name, String driver, Map<String, String> notes) {

  /** All questions of the file. */
  static List<Question> all() throws IOException {
    try (InputStream file = Question.class.getResourceAsStream("/conformance.sql")) {
      if (file == null) {
        throw new IOException("conformance.sql is not there");
      }
      return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static List<Question> read(String text) {
    List<Question> questions = new ArrayList<>();
    String name = "";
    Map<String, String> notes = new HashMap<>();
    StringBuilder sql = new StringBuilder();
    for (String line : text.lines().filter(l -> !l.startsWith("#")).toList()) {
      if (line.startsWith("--!")) {
        String[] note = line.substring(3).strip().split(": ", 2);
        notes.put(note[0], note.length > 1 ? note[1] : "");
      } else if (line.startsWith("--")) {
        name = line.substring(2).strip();
      } else {
        sql.append(line).append('\n');
      }
      if (line.endsWith(";")) {
        String whole = sql.toString().strip();
        questions.add(
            new Question(name, whole.substring(0, whole.length() - 1), Map.copyOf(notes)));
        notes.clear();
        sql.setLength(0);
      }
    }
    return questions;
  }

  /** How Trino is asked. */
  String trino() {
    return notes.getOrDefault("trino", driver);
  }

  /** Words of the sentence that both end with. */
  Optional<String> fails() {
    return Optional.ofNullable(notes.get("fails"));
  }

  boolean says(String note) {
    return notes.containsKey(note);
  }
}
