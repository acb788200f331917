package dev.valvejdbc.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A question and the statements that answer it; the last one's rows are shown.
 *
 * @param question one sentence or two
 */
record Example(String question, List<String> statements) {
  static final Path FOLDER = Path.of("docs", "examples");

  private static final String COMMENT = "-- ";

  Example {
    statements = List.copyOf(statements);
  }

  /** The examples of a page: each begins with its question as a comment. */
  static List<Example> of(String page) throws IOException {
    Path file = FOLDER.resolve(page + ".sql");
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException("The page " + page + " has no examples: write " + file);
    }
    List<Example> examples = new ArrayList<>();
    for (String block : ("\n" + Files.readString(file)).split("\n" + COMMENT, -1)) {
      if (!block.isBlank()) {
        examples.add(parse(block.strip()));
      }
    }
    return examples;
  }

  private static Example parse(String block) {
    int end = block.indexOf('\n');
    List<String> statements = new ArrayList<>();
    for (String statement : block.substring(end + 1).split(";\\s*(\n|$)", -1)) {
      if (!statement.isBlank()) {
        statements.add(statement.strip());
      }
    }
    return new Example(block.substring(0, end).strip(), statements);
  }

  /** The statements as they are written. */
  String sql() {
    return String.join(";\n", statements) + ";";
  }
}
