package dev.valvejdbc.attach.write;

import dev.valvejdbc.errors.SqlError;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A statement that writes, read as far as is needed to know where, and who does which part. */
final class WriteText {
  private static final Set<String> VERBS =
      Set.of(
          "INSERT",
          "UPDATE",
          "DELETE",
          "MERGE",
          "REPLACE",
          "CREATE",
          "DROP",
          "ALTER",
          "TRUNCATE",
          "CALL");

  /** Verbs that count rows. */
  private static final Set<String> COUNTED =
      Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE");

  /** What may stand between the verb and the name of what is written. */
  private static final Set<String> BEFORE_NAME =
      Set.of(
          "INTO",
          "FROM",
          "TABLE",
          "VIEW",
          "MATERIALIZED",
          "IF",
          "NOT",
          "EXISTS",
          "OR",
          "REPLACE",
          "ONLY",
          "IGNORE");

  private static final Set<String> BEFORE_VERB = Set.of("EXPLAIN", "WITH");

  private static final Set<String> QUERY = Set.of("SELECT", "FROM", "WITH", "TABLE", "EXPLAIN");

  /** Schemas of ours, which no other database knows. */
  private static final Set<String> OURS = Set.of("VALVE", "STEAM_API", "DIAGNOSTICS");

  private final String sql;
  private final List<Token> tokens;
  private final String database;
  private final int target;

  private WriteText(String sql, List<Token> tokens, String database, int target) {
    this.sql = sql;
    this.tokens = tokens;
    this.database = database;
    this.target = target;
  }

  /**
   * Reads a statement.
   *
   * @param databases by their names in lower case
   * @return null for one that writes nowhere, or where we know ourselves that nobody may
   * @throws SQLException if it writes into a database that is none of them
   */
  static @Nullable WriteText of(String sql, Map<String, ?> databases) throws SQLException {
    String first = Token.first(sql);
    if (!VERBS.contains(first) && !BEFORE_VERB.contains(first)) {
      return null; // most statements are read no further
    }
    List<Token> tokens = Token.of(sql);
    if (has(tokens, 0, "EXPLAIN")) {
      refuseExplained(sql, tokens, databases);
    }
    int insert = has(tokens, 0, "WITH") ? Token.outside(tokens, 1, "INSERT") : 0;
    if (insert > 0 && insert < tokens.size()) {
      return of(WithFirst.behind(sql, tokens, insert), databases);
    }
    if (tokens.isEmpty() || !VERBS.contains(tokens.get(0).upper())) {
      return null;
    }
    int at = 1;
    if (has(tokens, 1, "INDEX") || has(tokens, 1, "UNIQUE")) {
      while (at < tokens.size() && !tokens.get(at).is("ON")) {
        at++;
      }
      at = tokens.get(0).is("DROP") ? 2 : at + 1;
    }
    while (at < tokens.size() && BEFORE_NAME.contains(tokens.get(at).upper())) {
      at++;
    }
    if (at + 2 >= tokens.size() || !tokens.get(at + 1).is(".") || !tokens.get(at).isName()) {
      return null;
    }
    String written = tokens.get(at).name();
    String name = written.toLowerCase(Locale.ROOT);
    if (databases.containsKey(name)) {
      return new WriteText(sql, tokens, name, at + 2);
    }
    if (!OURS.contains(written.toUpperCase(Locale.ROOT))) {
      throw SqlError.NOT_ATTACHED.exception(written, written);
    }
    return null;
  }

  private static void refuseExplained(String sql, List<Token> tokens, Map<String, ?> databases)
      throws SQLException {
    for (Token verb : tokens.subList(1, Math.min(4, tokens.size()))) {
      if (VERBS.contains(verb.upper()) && of(sql.substring(verb.start()), databases) != null) {
        throw SqlError.WRITE_FORM.exception(
            "EXPLAIN tells how a query is answered: EXPLAIN the SELECT of this "
                + verb.upper()
                + " alone.");
      }
    }
  }

  private static boolean has(List<Token> tokens, int at, String word) {
    return at < tokens.size() && tokens.get(at).is(word);
  }

  private boolean has(int at, String word) {
    return has(tokens, at, word);
  }

  /** The database that is written to, in lower case. */
  String database() {
    return database;
  }

  /** What the statement does. */
  Part part() throws SQLException {
    int after = target + 1;
    while (has(after, ".")) {
      after += 2; // a schema of the database before the table
    }
    String table = sql.substring(tokens.get(target).start(), tokens.get(after - 1).end());
    if (has(0, "CALL")) {
      return call(after);
    }
    if (has(0, "CREATE") && has(after, "AS") && !hasBefore("VIEW")) {
      return new Part.CreateAs(table, sql.substring(start(after + 1)), hasBefore("EXISTS"));
    }
    if (Token.outside(tokens, after, "RETURNING") < tokens.size()) {
      throw SqlError.WRITE_FORM.exception(
          "RETURNING is not known here: write without it, then SELECT what was written.");
    }
    if (has(0, "INSERT") || has(0, "REPLACE")) {
      Part insert = insert(table, after);
      if (insert != null) {
        return insert;
      }
    }
    if (has(0, "MERGE")) {
      Part merge = merge(after);
      if (merge != null) {
        return merge;
      }
    }
    return new Part.Own(inside(0, tokens.size()), COUNTED.contains(tokens.get(0).upper()));
  }

  /** A MERGE whose source is a query; null for one whose source is in the database. */
  private @Nullable Part merge(int after) throws SQLException {
    int using = Token.outside(tokens, after, "USING");
    if (!has(using + 1, "(") || !isQuery(using + 2)) {
      return null;
    }
    int end = using + 1;
    for (int depth = 0; end < tokens.size(); end++) {
      depth += has(end, "(") ? 1 : has(end, ")") ? -1 : 0;
      if (depth == 0) {
        break;
      }
    }
    return new Part.Merge(
        inside(0, using + 1),
        sql.substring(start(using + 2), start(end)),
        inside(Math.min(end + 1, tokens.size()), tokens.size()));
  }

  private boolean hasBefore(String word) {
    return tokens.subList(0, target).stream().anyMatch(t -> t.is(word));
  }

  private int start(int at) throws SQLException {
    if (at >= tokens.size()) {
      throw SqlError.WRITE_FORM.exception("The statement ends where its query should begin.");
    }
    return tokens.get(at).start();
  }

  private Part call(int at) throws SQLException {
    boolean formed =
        tokens.size() == at + 3 && has(at, "(") && has(at + 2, ")") && isText(tokens.get(at + 1));
    if (formed && has(target, "execute")) {
      return new Part.Own(tokens.get(at + 1).literal(), true);
    }
    if (formed && has(target, "lock")) {
      return new Part.Lock(tokens.get(at + 1).literal());
    }
    throw SqlError.WRITE_FORM.exception(
        "A database is called by CALL "
            + database
            + ".execute('…') with a statement of its own, or by CALL "
            + database
            + ".lock('name').");
  }

  private static boolean isText(Token token) {
    return token.text().charAt(0) == '\'';
  }

  /** An INSERT whose rows come from a query; null for one whose values the database makes. */
  private @Nullable Part insert(String table, int from) throws SQLException {
    int at = from;
    List<String> columns = new ArrayList<>();
    if (has(at, "(") && !isQuery(at + 1)) {
      for (at++; at < tokens.size() && !has(at, ")"); at++) {
        if (!has(at, ",")) {
          columns.add(tokens.get(at).name());
        }
      }
      at++;
    }
    boolean values = has(at, "VALUES") && callsFunctions(at);
    if (!values && !isQuery(at) && !(has(at, "(") && isQuery(at + 1))) {
      return null;
    }
    int end = Token.outside(tokens, at, "ON");
    while (end < tokens.size() && !has(end + 1, "CONFLICT") && !has(end + 1, "DUPLICATE")) {
      end = Token.outside(tokens, end + 1, "ON"); // that of a join
    }
    String verb = sql.substring(start(0), start(target - 2)).strip();
    String conflict = end < tokens.size() ? sql.substring(start(end), last()) : "";
    String query = sql.substring(start(at), end < tokens.size() ? start(end) : last());
    Part.Insert insert = new Part.Insert(verb, table, columns, query, conflict);
    return values ? new Part.Values(new Part.Own(inside(0, tokens.size()), true), insert) : insert;
  }

  private boolean callsFunctions(int values) {
    for (int i = values + 1; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).isName() && !tokens.get(i).isQuoted() && has(i + 1, "(")) {
        return true;
      }
    }
    return false;
  }

  private boolean isQuery(int at) {
    return at < tokens.size() && QUERY.contains(tokens.get(at).upper());
  }

  private int last() {
    return tokens.get(tokens.size() - 1).end();
  }

  /** A part of the statement as the database itself would be told it: without its name. */
  private String inside(int from, int to) throws SQLException {
    if (from >= to) {
      return "";
    }
    StringBuilder inside = new StringBuilder();
    int copied = tokens.get(from).start();
    for (int i = from; i + 2 < to; i++) {
      boolean qualifies = tokens.get(i).isName() && has(i + 1, ".") && (i == 0 || !has(i - 1, "."));
      if (qualifies && OURS.contains(tokens.get(i).upper())) {
        throw SqlError.WRITE_FORM.exception(
            tokens.get(0).upper()
                + " works inside the database "
                + database
                + "; rows of game servers come into it by INSERT INTO … SELECT, with ON CONFLICT"
                + " for those that are there.");
      }
      if (qualifies && tokens.get(i).name().equalsIgnoreCase(database)) {
        inside.append(sql, copied, tokens.get(i).start());
        copied = tokens.get(i + 2).start();
      }
    }
    return inside.append(sql, copied, tokens.get(to - 1).end()).toString();
  }
}
