package dev.valvejdbc.cli;

import dev.valvejdbc.cli.format.ShownText;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes what a user of a console writes: commands for the server, and those for this program. */
final class RconLines {
  /** The commands for this program. */
  static final List<String> OWN = List.of("!connect", "!disconnect", "!shutdown", "!exit", "!help");

  private static final String HELP =
      """
      Lines go to the server, one command each. For this program:
        help NAME           what the server says of a variable or command
        !connect HOST:PORT  leave the server for another; its password is asked for if need be
        !connect            connect, and learn what the server knows, for completion
        !disconnect         let go of the server; the next command connects again
        !shutdown           end the server program (it asks first)
        !exit               leave
        !help               this\
      """;

  private final RconConsole console;
  private final How how;
  private final PrintStream out;
  private final User user;
  private @Nullable Map<String, String> words;

  /** How commands are run. */
  enum How {
    LINES,
    /** What comes is printed byte by byte. */
    RAW,
    /** Nothing is waited for. */
    NO_WAIT
  }

  /** Answers questions. */
  interface User {
    /** The password of a server; null for the one that is known elsewhere. */
    @Nullable String password(String server) throws SQLException;

    boolean confirms(String question);
  }

  RconLines(RconConsole console, How how, PrintStream out, User user) {
    this.console = console;
    this.how = how;
    this.out = out;
    this.user = user;
  }

  /** Takes a line; false if it was the last. */
  boolean take(String line) throws SQLException {
    String[] given = line.strip().split("\\s+", 3);
    switch (given[0].toLowerCase(Locale.ROOT)) {
      case "" -> {}
      case "!exit" -> {
        return false;
      }
      case "!help" -> out.println(HELP);
      case "!disconnect" -> console.disconnect();
      case "!connect" -> connect(given);
      case "!shutdown" -> {
        if (user.confirms("End the server at " + console.address() + "?")) {
          run("quit");
        }
      }
      default -> command(line.strip());
    }
    out.flush();
    return true;
  }

  private void connect(String[] given) throws SQLException {
    if (given.length > 1) {
      console.turnTo(given[1], given.length > 2 ? given[2] : user.password(given[1]));
      words = null;
    }
    int known = learn().size();
    out.println(
        "Connected to "
            + console.address()
            + (known == 0
                ? "; it has no list of what it knows."
                : "; " + known + " words are known."));
  }

  private void command(String line) throws SQLException {
    if (line.startsWith("!")) {
      out.println("There is no " + ShownText.of(line) + "; !help lists what there is.");
      return;
    }
    if (line.startsWith("help ")) {
      String name = line.substring("help ".length()).strip();
      String description = learn().get(name);
      if (description != null && !description.isEmpty()) {
        out.println(ShownText.of(name + ": " + description));
        return;
      }
    }
    run(line);
  }

  /** Runs a command for the server. */
  void run(String command) throws SQLException {
    switch (how) {
      case LINES -> console.execute(command).forEach(l -> out.println(ShownText.of(l)));
      case RAW -> out.writeBytes(console.executeRaw(command));
      case NO_WAIT -> console.send(command);
    }
    out.flush();
  }

  /** What the server knows, asked once. */
  Map<String, String> learn() throws SQLException {
    Map<String, String> known = words;
    if (known == null) {
      known = console.vocabulary();
      words = known;
    }
    return known;
  }
}
