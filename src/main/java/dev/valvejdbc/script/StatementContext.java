package dev.valvejdbc.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the cursor stands in: the word, what may come there, the tables of the statement. */
final class StatementContext {
  private static final Set<String> BEFORE_TABLE = Set.of("FROM", "JOIN", "DESCRIBE");
  private static final Set<String> ENDS_FROM =
      Set.of("WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "SELECT", "ON", "UNION", "WINDOW");

  private final String word;
  private final @Nullable String qualifier;
  private final boolean text;
  private final boolean table;
  private final boolean upper;
  private final Map<String, String> tables = new LinkedHashMap<>();

  /** Reads what stands before the cursor, and of the statement's rest which tables it names. */
  StatementContext(String line, int cursor) {
    int from = Math.max(0, line.lastIndexOf(';', Math.max(0, cursor - 1)) + 1);
    String before = line.substring(Math.min(from, cursor), cursor);
    List<Tokens.Token> tokens = Tokens.of(before);
    Tokens.Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
    text =
        last != null
            && !last.closed()
            && (last.kind() == Tokens.Kind.STRING || last.kind() == Tokens.Kind.COMMENT);
    boolean atWord =
        last != null && last.kind() == Tokens.Kind.WORD && last.end() == before.length();
    word = atWord && last != null ? last.of(before) : "";
    int end = tokens.size() - (atWord ? 1 : 0);
    boolean dotted = end > 0 && tokens.get(end - 1).of(before).equals(".");
    qualifier = dotted && end > 1 ? tokens.get(end - 2).of(before) : null;
    table = isTablePlace(before, tokens.subList(0, dotted ? Math.max(0, end - 2) : end));
    upper = isUpper(before, tokens, word);
    int stop = line.indexOf(';', cursor);
    readTables(line.substring(Math.min(from, cursor), stop < 0 ? line.length() : stop));
  }

  /** The letters before the cursor. */
  String word() {
    return word;
  }

  /** The name before the dot; null for none. */
  @Nullable String qualifier() {
    return qualifier;
  }

  /** Whether it is inside a text or a comment. */
  boolean isText() {
    return text;
  }

  /** Whether a table is meant. */
  boolean isTable() {
    return table;
  }

  /** Whether words are typed in capitals. */
  boolean isUpper() {
    return upper;
  }

  /** The tables of the statement, by alias, or by name where there is none. */
  Map<String, String> tables() {
    return tables;
  }

  private static boolean isTablePlace(String text, List<Tokens.Token> tokens) {
    int depth = 0;
    for (int i = tokens.size() - 1; i >= 0; i--) {
      String token = tokens.get(i).of(text).toUpperCase(Locale.ROOT);
      if (token.equals(")")) {
        depth++;
      } else if (token.equals("(") && depth-- == 0) {
        return false;
      } else if (depth == 0 && i == tokens.size() - 1 && BEFORE_TABLE.contains(token)) {
        return true;
      } else if (depth == 0 && ENDS_FROM.contains(token)) {
        return false;
      } else if (depth == 0 && token.equals("FROM")) {
        return tokens.get(tokens.size() - 1).of(text).equals(","); // another of a list
      }
    }
    return false;
  }

  private static boolean isUpper(String text, List<Tokens.Token> tokens, String word) {
    if (!word.isEmpty()) {
      return word.equals(word.toUpperCase(Locale.ROOT));
    }
    for (int i = tokens.size() - 1; i >= 0; i--) {
      String token = tokens.get(i).of(text);
      if (Words.isKeyword(token)) {
        return token.equals(token.toUpperCase(Locale.ROOT));
      }
    }
    return true;
  }

  private void readTables(String statement) {
    List<String> tokens = new ArrayList<>();
    Tokens.of(statement).forEach(t -> tokens.add(t.of(statement)));
    boolean expected = false;
    boolean list = false;
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i).toUpperCase(Locale.ROOT);
      if (BEFORE_TABLE.contains(token)) {
        expected = true;
        list = true;
      } else if (ENDS_FROM.contains(token)) {
        expected = false;
        list = false;
      } else if (token.equals(",")) {
        expected = list;
      } else if (expected && isName(tokens.get(i))) {
        i = readTable(tokens, i);
        expected = false;
      }
    }
  }

  /** Reads a table with its alias; returns where it ends. */
  private int readTable(List<String> tokens, int at) {
    int i = at;
    StringBuilder name = new StringBuilder(tokens.get(i));
    while (i + 2 < tokens.size() && tokens.get(i + 1).equals(".") && isName(tokens.get(i + 2))) {
      name.append('.').append(tokens.get(i + 2));
      i += 2;
    }
    String alias = tokens.get(i);
    int next = i + 1;
    if (next < tokens.size() && tokens.get(next).equalsIgnoreCase("AS")) {
      next++;
    }
    if (next < tokens.size() && isName(tokens.get(next)) && !Words.isKeyword(tokens.get(next))) {
      alias = tokens.get(next);
      i = next;
    }
    tables.put(alias, name.toString());
    return i;
  }

  private static boolean isName(String token) {
    return token.startsWith("\"") || (!token.isEmpty() && Words.isPart(token.charAt(0)));
  }
}
