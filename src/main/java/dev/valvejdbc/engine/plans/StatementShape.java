package dev.valvejdbc.engine.plans;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is left of a statement's text when literals are taken out of it. Statements of one shape
 * differ in these literals alone.
 */
final class StatementShape {
  private static final char MARK = '\u0001';

  private final String sql;
  private final List<Literal> literals;
  private final List<Integer> parameters;

  private StatementShape(String sql, List<Literal> literals, List<Integer> parameters) {
    this.sql = sql;
    this.literals = literals;
    this.parameters = parameters;
  }

  static StatementShape of(String sql) {
    StatementTokens tokens = StatementTokens.of(sql);
    return new StatementShape(sql, tokens.literals(), tokens.parameters());
  }

  /** The statement itself. */
  String sql() {
    return sql;
  }

  /** All literals. */
  BitSet all() {
    BitSet all = new BitSet();
    all.set(0, literals.size());
    return all;
  }

  /** The long lists among the literals. */
  BitSet lists() {
    BitSet lists = new BitSet();
    for (int i = 0; i < literals.size(); i++) {
      lists.set(i, literals.get(i).kind().isList());
    }
    return lists;
  }

  /** What is the same for all statements that differ in the given literals alone. */
  String key(BitSet taken) {
    return text(taken, true);
  }

  /** The statement with parameters in place of the given literals. */
  String parameterized(BitSet taken) {
    return text(taken, false);
  }

  private String text(BitSet taken, boolean marked) {
    if (taken.isEmpty()) {
      return sql;
    }
    StringBuilder text = new StringBuilder(Math.min(sql.length(), 1 << 12));
    int from = 0;
    for (int i = taken.nextSetBit(0); i >= 0; i = taken.nextSetBit(i + 1)) {
      Literal literal = literals.get(i);
      text.append(sql, from, literal.start());
      text.append(literal.before()).append(marked ? MARK : '?');
      if (marked) {
        text.append(literal.kind()).append(MARK);
      }
      text.append(literal.after());
      from = literal.end();
    }
    return text.append(sql, from, sql.length()).toString();
  }

  /** The parameters of the statement in which the given literals are some. */
  StatementParameters parameters(BitSet taken) {
    List<Integer> sources = new ArrayList<>();
    int own = 0;
    for (int i = taken.nextSetBit(0); i >= 0; i = taken.nextSetBit(i + 1)) {
      while (own < parameters.size() && parameters.get(own) < literals.get(i).start()) {
        sources.add(-1 - own++);
      }
      sources.add(i);
    }
    while (own < parameters.size()) {
      sources.add(-1 - own++);
    }
    return new StatementParameters(sql, literals, sources);
  }

  /**
   * The literals that start at the given lines and columns, each from 1.
   *
   * @param taken what {@link #parameterized} replaced in the text that lines are counted in
   * @return those taken included
   */
  BitSet at(Map<Integer, List<Integer>> places, BitSet taken) {
    BitSet found = (BitSet) taken.clone();
    Map<Integer, Integer> starts = new HashMap<>();
    int shift = 0;
    for (int i = 0; i < literals.size(); i++) {
      Literal literal = literals.get(i);
      starts.put(literal.start() - shift, i);
      int length = literal.before().length() + 1 + literal.after().length();
      shift += taken.get(i) ? literal.end() - literal.start() - length : 0;
    }
    String text = parameterized(taken);
    int line = 1;
    int begin = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean end = i == text.length() || isLineEnd(text, i);
      if (end) {
        for (int column : places.getOrDefault(line, List.of())) {
          Integer literal = starts.get(begin + column - 1);
          if (literal != null) {
            found.set(literal);
          }
        }
        line++;
        begin = i + 1;
      }
    }
    for (int i = 1; i < literals.size(); i++) {
      found.set(i, found.get(literals.get(i).isAgain() ? i - 1 : i));
    }
    return found;
  }

  private static boolean isLineEnd(String text, int at) {
    char c = text.charAt(at);
    return c == '\n' || (c == '\r' && !text.startsWith("\n", at + 1));
  }
}
