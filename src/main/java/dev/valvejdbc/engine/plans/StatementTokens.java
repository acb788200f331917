package dev.valvejdbc.engine.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the literals of a statement's text, long lists of them as one each. Whatever it is not sure
 * about is no literal to it.
 */
final class StatementTokens {
  private static final Pattern ARRAY = Pattern.compile("ARRAY\\s*+\\[", Pattern.CASE_INSENSITIVE);

  private final String sql;
  private final List<Literal> literals = new ArrayList<>();
  private final List<Integer> parameters = new ArrayList<>();
  private final Nesting nesting = new Nesting();
  private String word = "";

  private StatementTokens(String sql) {
    this.sql = sql;
  }

  /**
   * The literals of a statement in their order.
   *
   * @throws dev.valvejdbc.errors.StatementException if it nests too deep
   */
  static StatementTokens of(String sql) {
    StatementTokens tokens = new StatementTokens(sql);
    tokens.read();
    return tokens;
  }

  List<Literal> literals() {
    return literals;
  }

  /** Where the statement's own parameters stand. */
  List<Integer> parameters() {
    return parameters;
  }

  private void read() {
    int at = 0;
    while (at < sql.length()) {
      at = token(at);
    }
  }

  private int token(int at) {
    char c = sql.charAt(at);
    if (Character.isWhitespace(c)) {
      return at + 1;
    }
    if (sql.startsWith("--", at) || sql.startsWith("/*", at) || c == '"' || c == '`') {
      return quoted(at);
    }
    if (c == '(' && opensList(at)) {
      int end = list(at + 1);
      word = "(";
      nesting.take(word);
      return end < 0 ? at + 1 : end;
    }
    String before = word;
    word = String.valueOf(c);
    nesting.take(word);
    if (c == '?') {
      parameters.add(at);
      return at + 1;
    }
    if (c == '\'') {
      return text(at, before);
    }
    if (c >= '0' && c <= '9') {
      return number(at, before);
    }
    return Character.isJavaIdentifierStart(c) ? name(at, before) : at + 1;
  }

  private int name(int at, String before) {
    Literal alternatives =
        Alternatives.at(sql, at, before.toUpperCase(Locale.ROOT), ListedLiterals.SHORT);
    if (alternatives != null) {
      literals.add(alternatives);
      word = "'";
      return alternatives.end();
    }
    int end = identifierEnd(at);
    word = sql.substring(at, end);
    nesting.take(word);
    return end;
  }

  private int quoted(int at) {
    char c = sql.charAt(at);
    String close = c == '-' ? "\n" : c == '/' ? "*/" : String.valueOf(c);
    int found = sql.indexOf(close, at + (c == '/' ? 2 : 1));
    word = c == '-' || c == '/' ? word : "\"";
    return found < 0 ? sql.length() : found + close.length();
  }

  /** A text that a prefix such as N or a type such as DATE stands before is more than a text. */
  private int text(int at, String before) {
    int end = Literal.textEnd(sql, at);
    word = "'";
    if (end > 0 && isPlain(at, before)) {
      literals.add(Literal.text(sql, at, end));
    }
    return end < 0 ? sql.length() : end;
  }

  private boolean isPlain(int at, String before) {
    boolean glued = at > 0 && Character.isJavaIdentifierPart(sql.charAt(at - 1));
    return !glued && !before.equals("&") && !before.equals("'");
  }

  private int number(int at, String before) {
    int end = identifierEnd(at);
    int digits = digitsEnd(at);
    boolean whole =
        digits == end && (end == sql.length() || sql.charAt(end) != '.') && !before.equals(".");
    if (whole && end - at <= Literal.DIGITS_OF_BIGINT) {
      literals.add(Literal.number(at, sql.substring(at, end)));
    }
    word = "0";
    return end;
  }

  private int digitsEnd(int at) {
    int end = at;
    while (end < sql.length() && sql.charAt(end) >= '0' && sql.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private int identifierEnd(int at) {
    int end = at;
    while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Only an equal one of those listed is among them: other comparisons need each by itself. */
  private boolean opensList(int at) {
    if (word.equalsIgnoreCase("IN")) {
      return true;
    }
    boolean all = word.equalsIgnoreCase("ALL");
    if (!all && !word.equalsIgnoreCase("ANY") && !word.equalsIgnoreCase("SOME")) {
      return false;
    }
    int quantifier = Spaces.start(sql, at) - word.length();
    int to =
        quantifier < 0 || !sql.startsWith(word, quantifier) ? 0 : Spaces.start(sql, quantifier);
    if (all) {
      return sql.startsWith("<>", to - 2) || sql.startsWith("!=", to - 2);
    }
    return to >= 2 && sql.charAt(to - 1) == '=' && "<>!".indexOf(sql.charAt(to - 2)) < 0;
  }

  /**
   * Reads a list of literals of one kind, which may be an array for ANY and ALL.
   *
   * @param from behind its opening parenthesis
   * @return where it ends, -1 if it is no such list
   */
  private int list(int from) {
    int first = Spaces.end(sql, from);
    Matcher array = ARRAY.matcher(sql).region(first, sql.length());
    boolean in = word.equalsIgnoreCase("IN");
    if (!in && array.lookingAt()) {
      ListedLiterals list = ListedLiterals.at(sql, Spaces.end(sql, array.end()), ']');
      int next = list == null ? sql.length() : Spaces.end(sql, list.end() + 1);
      boolean alone = next < sql.length() && sql.charAt(next) == ')';
      return list != null && alone && list.isLong() ? add(list.whole(first, list.end() + 1)) : -1;
    }
    ListedLiterals list = ListedLiterals.at(sql, first, ')');
    if (list == null) {
      return -1;
    }
    if (list.isLong()) {
      return add(list.whole(first));
    }
    List<Literal> single = in ? list.single() : List.of();
    literals.addAll(single);
    return single.isEmpty() ? -1 : single.get(single.size() - 1).end();
  }

  private int add(Literal literal) {
    literals.add(literal);
    return literal.end();
  }
}
