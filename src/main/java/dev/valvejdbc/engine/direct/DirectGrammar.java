package dev.valvejdbc.engine.direct;

import dev.valvejdbc.engine.direct.DirectQuery.Comparison;
import dev.valvejdbc.engine.direct.DirectQuery.Item;
import dev.valvejdbc.engine.direct.DirectQuery.Name;
import dev.valvejdbc.engine.direct.DirectQuery.Operand;
import dev.valvejdbc.engine.direct.DirectQuery.Test;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code SELECT columns FROM table WHERE column = constant AND … LIMIT n}. Every method
 * returns null where the statement says something else.
 */
final class DirectGrammar {
  private final List<Token> tokens;
  private int at;
  private int parameters;

  /** What the columns are all of: {@code alias.*}; null if the statement does not say so. */
  private @Nullable String allOf;

  private DirectGrammar(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** The query that a statement is; null if it is another one. */
  static @Nullable DirectQuery read(List<Token> tokens) {
    return new DirectGrammar(tokens).query();
  }

  /** The number that a statement selects; null if it is another one. */
  static @Nullable Integer number(List<Token> tokens) {
    DirectGrammar grammar = new DirectGrammar(tokens);
    long number = grammar.takesWord("SELECT") ? grammar.number() : -1;
    return number >= 0 && number <= Integer.MAX_VALUE && grammar.ends()
        ? Integer.valueOf((int) number)
        : null;
  }

  private boolean ends() {
    takesSign(";");
    return tokens.get(at).kind() == Token.Kind.END;
  }

  private @Nullable DirectQuery query() {
    List<Item> items = takesWord("SELECT") ? items() : null;
    if (items == null || !takesWord("FROM")) {
      return null;
    }
    Name table = name();
    String alias = table == null ? null : alias(table.column());
    List<Test> tests = takesWord("WHERE") ? tests() : List.of();
    if (table == null || alias == null || tests == null || !isOf(alias)) {
      return null;
    }
    long limit = takesWord("LIMIT") ? number() : Long.MAX_VALUE;
    return ends() && limit > 0
        ? new DirectQuery(table.table(), table.column(), alias, items, tests, limit, parameters)
        : null;
  }

  private boolean isOf(String alias) {
    return allOf == null || allOf.equalsIgnoreCase(alias);
  }

  private @Nullable List<Item> items() {
    List<Item> items = new ArrayList<>();
    if (takesSign("*")) {
      return items;
    }
    if (tokens.size() > at + 2
        && tokens.get(at + 1).isSign(".")
        && tokens.get(at + 2).isSign("*")) {
      allOf = identifier();
      at += 2;
      return allOf == null ? null : items;
    }
    do {
      Name name = name();
      String label = name == null ? null : alias(name.column());
      if (name == null || label == null) {
        return null;
      }
      items.add(new Item(name, label));
    } while (takesSign(","));
    return items;
  }

  private @Nullable List<Test> tests() {
    List<Test> tests = new ArrayList<>();
    do {
      Name name = name();
      Test test = name == null ? null : test(name);
      if (test == null) {
        return null;
      }
      tests.add(test);
    } while (takesWord("AND"));
    return tests;
  }

  private @Nullable Test test(Name name) {
    if (takesWord("IS")) {
      Comparison comparison = takesWord("NOT") ? Comparison.IS_NOT_NULL : Comparison.IS_NULL;
      return takesWord("NULL") ? new Test(name, comparison, List.of()) : null;
    }
    if (takesWord("IN")) {
      List<Operand> operands = takesSign("(") ? operands() : null;
      return operands == null ? null : new Test(name, Comparison.IN, operands);
    }
    Comparison comparison = comparison(next());
    Operand operand = comparison == null ? null : operand();
    return comparison == null || operand == null
        ? null
        : new Test(name, comparison, List.of(operand));
  }

  private @Nullable List<Operand> operands() {
    List<Operand> operands = new ArrayList<>();
    do {
      Operand operand = operand();
      if (operand == null) {
        return null;
      }
      operands.add(operand);
    } while (takesSign(","));
    return takesSign(")") ? operands : null;
  }

  private @Nullable Operand operand() {
    Token token = next();
    return switch (token.kind()) {
      case TEXT -> new Operand(token.text(), -1);
      case NUMBER -> {
        long number = number(token);
        yield number < 0 ? null : new Operand(number, -1);
      }
      case SIGN -> token.isSign("?") ? new Operand(null, parameters++) : null;
      default -> null;
    };
  }

  private static @Nullable Comparison comparison(Token token) {
    if (token.kind() != Token.Kind.SIGN) {
      return null;
    }
    return switch (token.text()) {
      case "=" -> Comparison.EQUAL;
      case "<>", "!=" -> Comparison.NOT_EQUAL;
      case "<" -> Comparison.LESS;
      case "<=" -> Comparison.LESS_OR_EQUAL;
      case ">" -> Comparison.GREATER;
      case ">=" -> Comparison.GREATER_OR_EQUAL;
      default -> null;
    };
  }

  /** A name of one or two parts. */
  private @Nullable Name name() {
    String first = identifier();
    if (first == null || !takesSign(".")) {
      return first == null ? null : new Name(null, first);
    }
    String second = identifier();
    return second == null ? null : new Name(first, second);
  }

  /** The alias that follows, the given one if none does; null if AS is followed by none. */
  private @Nullable String alias(String none) {
    if (takesWord("AS")) {
      return identifier();
    }
    int before = at;
    String alias = identifier();
    if (alias == null) {
      at = before;
    }
    return alias == null ? none : alias;
  }

  private @Nullable String identifier() {
    Token token = next();
    return switch (token.kind()) {
      case NAME -> token.text().isEmpty() ? null : token.text();
      case WORD -> ReservedWords.contains(token.text()) ? null : token.text();
      default -> null;
    };
  }

  /** The number that follows, -1 if none does. */
  private long number() {
    Token token = next();
    return token.kind() == Token.Kind.NUMBER ? number(token) : -1;
  }

  /** Its value, -1 if it is not sure to be in the range of BIGINT. */
  private static long number(Token token) {
    return token.text().length() < String.valueOf(Long.MAX_VALUE).length()
        ? Long.parseLong(token.text())
        : -1;
  }

  private Token next() {
    Token token = tokens.get(at);
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  private boolean takesWord(String word) {
    boolean is = tokens.get(at).isWord(word);
    at += is ? 1 : 0;
    return is;
  }

  private boolean takesSign(String sign) {
    boolean is = tokens.get(at).isSign(sign);
    at += is ? 1 : 0;
    return is;
  }
}
