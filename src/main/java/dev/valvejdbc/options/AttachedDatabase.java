package dev.valvejdbc.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A database of the user's own that stands beside the game servers as a schema.
 *
 * @param name the schema's name: a letter, then letters, digits and underscores
 * @param target a JDBC URL, or the path of a folder of CSV and JSON files
 * @param user null where the URL or the driver knows
 * @param password null where none is needed
 */
public record AttachedDatabase(
    String name, String target, @Nullable String user, @Nullable Secret password) {
  /** Names that are ours. */
  private static final List<String> TAKEN =
      List.of("valve", "steam_api", "diagnostics", "metadata", "information_schema", "pg_catalog");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern ENTRY = Pattern.compile("\\s*([A-Za-z_]\\w*)\\s*=\\s*(\\S.*?)\\s*");
  private static final Pattern SECRET =
      Pattern.compile("(?i)\\b(password|passwd|pwd|secret|token)\\w*=|://[^/@]*:[^/@]*@");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException with a clause for the user
   */
  public AttachedDatabase {
    if (!NAME.matcher(name).matches() || TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("'" + name + "' can be no name of a database");
    }
  }

  /**
   * Reads databases without secrets: name=target, separated by commas.
   *
   * @throws IllegalArgumentException if the text is of another form, or holds a password
   */
  static List<AttachedDatabase> parse(String text) {
    List<AttachedDatabase> databases = new ArrayList<>();
    for (String entry : text.split(",(?=\\s*[A-Za-z_]\\w*\\s*=)", -1)) {
      Matcher form = ENTRY.matcher(entry);
      if (!form.matches() || SECRET.matcher(entry).find()) {
        throw new IllegalArgumentException("no name=target without secrets");
      }
      databases.add(new AttachedDatabase(form.group(1), form.group(2), null, null));
    }
    return databases;
  }

  /** Whether a driver is asked, and not a folder read. */
  public boolean isJdbc() {
    return target.regionMatches(true, 0, "jdbc:", 0, 5);
  }

  @Override
  public String toString() {
    return "database " + name; // a URL may hold secrets
  }
}
