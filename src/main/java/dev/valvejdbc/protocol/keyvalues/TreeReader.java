package dev.valvejdbc.protocol.keyvalues;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a tree of tokens; without recursion, as the depth is the sender's choice. */
final class TreeReader {
  private static final int MOST_PAIRS = 1_000_000;

  private final Source source;
  private final Tokens tokens;
  private final Set<String> symbols;
  private final Deque<Block> open = new ArrayDeque<>();
  private int pairs;

  /** A block whose end has not been read. */
  private record Block(String key, boolean kept, int at, List<KeyValues> children) {}

  TreeReader(Source source, boolean escapes, Set<String> symbols) {
    this.source = source;
    this.tokens = new Tokens(source, escapes);
    this.symbols = symbols;
  }

  KeyValues read() {
    Block root = new Block("", true, 0, new ArrayList<>());
    open.push(root);
    Token token = tokens.next();
    while (token.kind() != Token.Kind.END) {
      switch (token.kind()) {
        case STRING -> pair(token);
        case CLOSE -> close(token);
        case OPEN -> throw source.malformed(token.at(), "a block has no key");
        default -> throw source.malformed(token.at(), "a condition follows no value");
      }
      token = tokens.next();
    }
    if (open.size() > 1) {
      throw source.malformed(open.element().at, "a block is not closed");
    }
    return KeyValues.block("", root.children);
  }

  private void pair(Token key) {
    pairs++;
    if (pairs > MOST_PAIRS) {
      throw source.malformed(key.at(), "it has more than " + MOST_PAIRS + " pairs");
    }
    boolean kept = holds(tokens.nextCondition());
    Token value = tokens.next();
    switch (value.kind()) {
      case OPEN -> open(key, value, kept);
      case STRING -> {
        if (holds(tokens.nextCondition()) && kept) {
          open.element().children.add(KeyValues.pair(key.text(), value.text()));
        }
      }
      default -> throw source.malformed(key.at(), "a key has no value");
    }
  }

  private void open(Token key, Token brace, boolean kept) {
    // the root is open besides
    if (open.size() > KeyValues.DEEPEST) {
      throw source.malformed(
          brace.at(), "more than " + KeyValues.DEEPEST + " blocks are within each other");
    }
    open.push(new Block(key.text(), kept, brace.at(), new ArrayList<>()));
  }

  private void close(Token brace) {
    Block block = open.pop();
    Block parent = open.peek();
    if (parent == null) {
      throw source.malformed(brace.at(), "no block is open that could be closed");
    }
    if (holds(tokens.nextCondition()) && block.kept) {
      parent.children.add(KeyValues.block(block.key, block.children));
    }
  }

  private boolean holds(@Nullable Token condition) {
    return condition == null || Conditional.holds(source, condition, symbols);
  }
}
