package dev.valvejdbc.engine.plans;

import dev.valvejdbc.lookup.rel.LiteralKind;
import dev.valvejdbc.lookup.rel.LiteralList;
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
  /** Lists up to this length stay what they are: their plan may depend on their values. */
  private static final int SHORT_LIST = 20;

  private static final Pattern ARRAY = Pattern.compile("ARRAY\\s*+\\[", Pattern.CASE_INSENSITIVE);

  private static final int DIGITS_OF_INTEGER = 9;
  private static final int DIGITS_OF_BIGINT = 18;

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
    Literal alternatives = Alternatives.at(sql, at, before.toUpperCase(Locale.ROOT), SHORT_LIST);
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
    int end = textEnd(at);
    word = "'";
    if (end > 0 && isPlain(at, before)) {
      literals.add(new Literal(at, end, LiteralKind.TEXT, unquoted(at, end)));
    }
    return end < 0 ? sql.length() : end;
  }

  private boolean isPlain(int at, String before) {
    boolean glued = at > 0 && Character.isJavaIdentifierPart(sql.charAt(at - 1));
    return !glued && !before.equals("&") && !before.equals("'");
  }

  /** Where a text ends, -1 if it does not. */
  private int textEnd(int at) {
    int end = at + 1;
    while (true) {
      end = sql.indexOf('\'', end) + 1;
      if (end == 0) {
        return -1;
      }
      if (end >= sql.length() || sql.charAt(end) != '\'') {
        return end;
      }
      end++;
    }
  }

  private String unquoted(int start, int end) {
    return sql.substring(start + 1, end - 1).replace("''", "'");
  }

  private int number(int at, String before) {
    int end = identifierEnd(at);
    int digits = digitsEnd(at);
    boolean whole =
        digits == end && (end == sql.length() || sql.charAt(end) != '.') && !before.equals(".");
    int length = end - at;
    if (whole && length <= DIGITS_OF_INTEGER) {
      literals.add(
          new Literal(at, end, LiteralKind.INTEGER, Integer.valueOf(sql.substring(at, end))));
    } else if (whole && length <= DIGITS_OF_BIGINT) {
      literals.add(new Literal(at, end, LiteralKind.BIGINT, Long.valueOf(sql.substring(at, end))));
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
    if (!word.equalsIgnoreCase("ANY") && !word.equalsIgnoreCase("SOME")) {
      return false;
    }
    int any = back(at) - word.length();
    int equal = any < 0 || !sql.startsWith(word, any) ? 0 : back(any);
    return equal >= 2 && sql.charAt(equal - 1) == '=' && "<>!".indexOf(sql.charAt(equal - 2)) < 0;
  }

  /** Where the blanks begin that end at a place. */
  private int back(int to) {
    int at = to;
    while (at > 0 && Character.isWhitespace(sql.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /**
   * Reads a list of literals of one kind, which may be an array for ANY.
   *
   * @param from behind its opening parenthesis
   * @return where it ends, -1 if it is no long list
   */
  private int list(int from) {
    int first = space(from);
    Matcher array = ARRAY.matcher(sql).region(first, sql.length());
    if (word.equalsIgnoreCase("IN") || !array.lookingAt()) {
      return list(first, first, ')');
    }
    int end = list(first, space(array.end()), ']');
    int next = space(Math.max(end, 0));
    boolean alone = end >= 0 && next < sql.length() && sql.charAt(next) == ')';
    if (end >= 0 && !alone) {
      literals.remove(literals.size() - 1);
    }
    return alone ? end : -1;
  }

  private int list(int start, int first, char close) {
    List<Object> values = new ArrayList<>();
    int at = first;
    boolean texts = at < sql.length() && sql.charAt(at) == '\'';
    while (at < sql.length()) {
      int end = texts && sql.charAt(at) == '\'' ? textEnd(at) : texts ? -1 : digitsEnd(at);
      if (end <= at || (!texts && end - at > DIGITS_OF_BIGINT)) {
        return -1;
      }
      values.add(texts ? unquoted(at, end) : (Object) Long.valueOf(sql.substring(at, end)));
      int next = space(end);
      if (next >= sql.length() || (sql.charAt(next) != ',' && sql.charAt(next) != close)) {
        return -1;
      }
      if (sql.charAt(next) == close) {
        LiteralKind kind = texts ? LiteralKind.TEXTS : LiteralKind.INTEGERS;
        if (values.size() > SHORT_LIST) {
          int last = close == ')' ? end : next + 1;
          literals.add(new Literal(start, last, kind, new LiteralList(values)));
          return last;
        }
        return -1;
      }
      at = space(next + 1);
    }
    return -1;
  }

  private int space(int from) {
    int at = from;
    while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
      at++;
    }
    return at;
  }
}
