package dev.valvejdbc.cli.shell;

import dev.valvejdbc.script.Catalogue;
import dev.valvejdbc.script.Completion;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Gives the line editor what completes a statement, or a command of the shell. */
final class SqlCompleter implements Completer {
  private final Catalogue catalogue;
  private final Commands commands;
  private final Completion completion;

  SqlCompleter(Catalogue catalogue, Commands commands) {
    this.catalogue = catalogue;
    this.commands = commands;
    completion = new Completion(catalogue);
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    try {
      int order = 0;
      for (Map.Entry<String, String> found : offered(line.line(), line.cursor()).entrySet()) {
        candidates.add(
            new Candidate(
                found.getKey(),
                found.getKey(),
                null,
                found.getValue().isEmpty() ? null : found.getValue(),
                null,
                null,
                !found.getKey().endsWith(".") && !found.getKey().endsWith("("),
                order++));
      }
    } catch (SQLException e) {
      candidates.clear(); // a completion must not stand in the way of typing
    }
  }

  /** What may stand at the cursor, with what is said of it, the likeliest first. */
  Map<String, String> offered(String line, int cursor) throws SQLException {
    String before = line.substring(0, cursor);
    if (Commands.isCommand(before) && !before.isBlank()) {
      return commands.offered(before, catalogue);
    }
    return completion.offered(line, cursor);
  }
}
