package dev.valvejdbc.cli.shell;

import dev.valvejdbc.cli.format.Format;
import dev.valvejdbc.cli.format.ShownText;
import dev.valvejdbc.cli.run.History;
import dev.valvejdbc.script.Catalogue;
import dev.valvejdbc.script.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The commands of the shell: those of psql, and what other shells call them. */
final class Commands {
  private static final Pattern WORD =
      Pattern.compile("(?i)\\s*(help|exit|quit|clear|\\?)\\s*;?\\s*");
  private static final Pattern MARKED = Pattern.compile("(?s)\\s*(\\\\|!\\w|\\.[a-zA-Z]).*");
  private static final Pattern COMMAND_LINE = Pattern.compile("\\s*(\\\\[a-zA-Z?!]+\\+?).*");
  private static final Pattern ENDING = Pattern.compile("(?s).*\\S\\s*\\\\(g|gx|G)\\s*");

  /** What the table is called by DuckDB, SQLite and psql. */
  private static final Set<String> TABLES_ELSEWHERE =
      Set.of("ALIGNED", "BOX", "COLUMN", "COLUMNS", "DUCKBOX", "WRAPPED");

  private static final Pattern FORMS = Pattern.compile("(?i)table|csv|json|line|markdown");

  private static final Duration WATCH_PAUSE = Duration.ofSeconds(2);

  private final Session session;
  private final Catalogue catalogue;
  private final Describing describing;
  private final Aliases aliases = new Aliases();
  private final Map<String, Command> commands = new LinkedHashMap<>();

  /** Does something with what follows the command; may fail with a sentence. */
  private interface Action {
    void run(String argument) throws SQLException, IOException, InterruptedException;
  }

  private record Command(String name, String arguments, String meaning, Action action) {}

  Commands(Session session, Catalogue catalogue) {
    this.session = session;
    this.catalogue = catalogue;
    this.describing = new Describing(session, catalogue);
    add("\\d", "[TABLE]", "the columns of a table, or the tables", describing::table);
    add("\\dt", "[PATTERN]", "the tables", describing::tables);
    add("\\dv", "[PATTERN]", "the views", describing::views);
    add("\\df", "[PATTERN]", "the functions", describing::functions);
    add("\\dn", "", "the schemas", a -> describing.schemas());
    add("\\x", "[on|off]", "rows upright, a line a column", this::expand);
    add("\\pset", "format FORMAT", "table, csv, json, markdown or vertical", this::format);
    add("\\timing", "[on|off]", "how long statements take", this::time);
    add("\\e", "", "edit the last statement in $EDITOR, and run it", a -> edit());
    add("\\watch", "[SECONDS]", "run the last statement again and again", this::watch);
    add("\\copy", "(QUERY) TO FILE", "write rows to a file: csv, json, md", this::copy);
    add("\\i", "FILE", "run the statements of a file", this::include);
    add("\\echo", "TEXT", "print a text", session::say);
    add("\\p", "", "print the last statement", a -> session.say(ShownText.of(session.last())));
    add(
        "\\r",
        "",
        "drop the statement begun; else read anew what tables there are",
        a -> catalogue.forget());
    add("\\conninfo", "", "what this is connected to", a -> connection());
    add("\\clear", "", "clear the screen", a -> session.output().out().print("\u001b[H\u001b[2J"));
    add("\\?", "", "this", a -> help());
    add("\\q", "", "leave", a -> {});
  }

  private void add(String name, String arguments, String meaning, Action action) {
    commands.put(name, new Command(name, arguments, meaning, action));
  }

  /** Whether a text is for the shell and no statement; words such as exit are if they are alone. */
  static boolean isCommand(String text) {
    return MARKED.matcher(text).matches() || WORD.matcher(text).matches();
  }

  /** Whether a statement ends as in other shells: {@code \g}, {@code \gx}, {@code \G}. */
  static boolean endsStatement(String text) {
    List<Tokens.Token> tokens = Tokens.of(text);
    return ENDING.matcher(text).matches() && tokens.get(tokens.size() - 1).closed();
  }

  /** The command in the last line of a statement that has not ended; null if there is none. */
  static @Nullable String within(String text) {
    int line = text.lastIndexOf('\n') + 1;
    Matcher command = COMMAND_LINE.matcher(text).region(line, text.length());
    if (line == 0 || !command.matches() || isCommand(text) || endsStatement(text)) {
      return null;
    }
    int begins = command.start(1);
    return Tokens.of(text).stream().anyMatch(t -> t.start() == begins) ? command.group(1) : null;
  }

  /** Says why a command within a statement does nothing; {@code \r} drops the statement. */
  void refuse(String command) {
    session.say(
        command.equals("\\r") || command.equals("\\reset")
            ? "The statement is dropped."
            : "Nothing ran, since "
                + command
                + " stands within a statement that has not ended. The up arrow brings it back: end"
                + " it with ; first, or drop it with \\r"
                + ".");
  }

  /** Does what a command says; false if that is to leave. */
  boolean take(String typed) {
    String text = typed.strip().replaceFirst(";\\s*$", "");
    int blank = 0;
    while (blank < text.length() && !Character.isWhitespace(text.charAt(blank))) {
      blank++;
    }
    String word = text.substring(0, blank);
    String argument = text.substring(blank).strip();
    String lower = word.startsWith("\\") ? word : word.toLowerCase(Locale.ROOT);
    // Steampipe's word for a form, DuckDB's for a file
    String known = lower.equals(".output") && FORMS.matcher(argument).matches() ? ".mode" : lower;
    String name = aliases.command(known);
    String sentence = aliases.sentence(known);
    Command command = commands.get(name);
    if (name.equals("\\q")) {
      return false;
    }
    if (command != null && sentence == null) {
      perform(command, argument);
    } else if (name.equals("\\G") || name.equals("\\gx") || name.equals("\\g")) {
      return session.runTyped("\n" + name);
    } else {
      session.say(
          sentence == null
              ? "There is no "
                  + (History.keeps(typed) ? "command " + ShownText.sentence(word) : "such command")
                  + "; \\? lists what there is."
              : sentence);
    }
    return true;
  }

  private void perform(Command command, String argument) {
    try {
      command.action().run(argument.replaceFirst("^\"(.*)\"$", "$1"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (NoSuchFileException e) {
      session.fail(new IOException("There is no file " + e.getFile() + ".", e));
    } catch (InvalidPathException e) {
      session.fail(new IOException("'" + e.getInput() + "' is no name of a file.", e));
    } catch (SQLException | IOException e) {
      session.fail(e);
    }
  }

  private static @Nullable Boolean wanted(String argument) throws IOException {
    return switch (argument.toLowerCase(Locale.ROOT)) {
      case "" -> null;
      case "on", "true", "1" -> true;
      case "off", "false", "0" -> false;
      default -> throw new IOException("on or off is meant, not " + argument + ".");
    };
  }

  private void expand(String argument) throws IOException {
    boolean auto = argument.equalsIgnoreCase("auto");
    boolean on = session.expand(auto ? Boolean.TRUE : wanted(argument));
    session.say("Rows are printed " + (on ? "upright." : "as a table."));
  }

  private void time(String argument) throws IOException {
    session.say("Timing is " + (session.time(wanted(argument)) ? "on." : "off."));
  }

  private void format(String argument) throws IOException {
    String[] words = argument.split("\\s+", -1);
    String name = words[words.length - 1].toUpperCase(Locale.ROOT);
    String nulls = words[0].equalsIgnoreCase("null") ? aliases.sentence(".nullvalue") : null;
    if (nulls != null) {
      session.say(nulls);
      return;
    }
    if (name.equals("EXPANDED") || name.startsWith("LINE")) {
      session.format(Format.VERTICAL);
      session.say("Rows are printed as vertical.");
      return;
    }
    if (TABLES_ELSEWHERE.contains(name)) {
      session.format(Format.TABLE);
      session.say("Rows are printed as table.");
      return;
    }
    for (Format format : Format.values()) {
      if (format.name().equals(name) && format != Format.PARQUET) {
        session.format(format);
        session.say("Rows are printed as " + format + ".");
        return;
      }
    }
    throw new IOException(
        "\\pset format takes table, csv, json, markdown or vertical; it is "
            + session.format()
            + ".");
  }

  private void edit() throws IOException, InterruptedException {
    session.run(Editor.edited(session.last(), session.output().environment()));
  }

  private void watch(String argument) throws IOException {
    if (session.last().isEmpty()) {
      throw new IOException("\\watch repeats the statement that ran last, and none did.");
    }
    String seconds = argument.replaceFirst("(?i)^i(nterval)?=", "").replaceFirst("s$", "");
    try {
      session.watch(
          seconds.isEmpty()
              ? WATCH_PAUSE
              : Duration.ofMillis(Math.max(100, Math.round(Double.parseDouble(seconds) * 1000))));
    } catch (NumberFormatException e) {
      throw new IOException("\\watch takes seconds, such as \\watch 5.", e);
    }
  }

  private void copy(String argument) throws SQLException, IOException {
    CopyCommand copy = CopyCommand.parse(argument);
    long count = session.copy(copy.query(), copy.file(), copy.as());
    session.say(
        count + (count == 1 ? " row" : " rows") + " in " + copy.file() + ", as " + copy.as() + ".");
  }

  private void include(String argument) throws IOException {
    session.run(Files.readString(Path.of(argument)));
  }

  private void connection() throws SQLException {
    var meta = catalogue.meta();
    session.say(
        ShownText.sentence(
            meta.getDatabaseProductName()
                + " by "
                + meta.getDriverName()
                + " "
                + meta.getDriverVersion()
                + ": "
                + meta.getURL()));
  }

  private void help() {
    session.say("A statement ends with a semicolon, with \\g, or upright with \\gx. Commands:");
    for (Command command : commands.values()) {
      session.say(
          String.format(
              "  %-28s %s", command.name() + " " + command.arguments(), command.meaning()));
    }
    session.say("Those of other shells do the same here: .tables, .schema, .mode, !tables, exit …");
  }

  /** What may follow in a command that is being typed. */
  Map<String, String> offered(String before, Catalogue tables) throws SQLException {
    Map<String, String> offered = new LinkedHashMap<>();
    String text = before.stripLeading();
    int blank = text.lastIndexOf(' ');
    String word = text.substring(blank + 1);
    if (blank < 0) {
      commands.values().stream()
          .filter(c -> c.name().startsWith(word))
          .forEach(c -> offered.put(c.name(), c.meaning()));
      return offered;
    }
    List<String> names = new ArrayList<>();
    tables.tables().forEach(t -> names.add(t.name()));
    for (Format format : Format.values()) {
      names.add(format.toString());
    }
    names.stream().filter(n -> n.startsWith(word)).forEach(n -> offered.putIfAbsent(n, ""));
    return offered;
  }
}
