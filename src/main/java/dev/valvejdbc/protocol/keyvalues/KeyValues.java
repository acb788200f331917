package dev.valvejdbc.protocol.keyvalues;

import dev.valvejdbc.wire.MalformedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A node of a KeyValues tree: a key with either a text or a block of children, which keep their
 * order and may repeat keys. There are no types: numbers are texts. It is immutable, and equal to
 * another if keys (by case), texts and children are.
 */
public final class KeyValues {
  /** How many blocks a text may hold within each other. */
  public static final int DEEPEST = 64;

  private final String key;
  private final @Nullable String text;
  private final List<KeyValues> children;
  private final int depth;
  private final int hash;

  private KeyValues(String key, @Nullable String text, List<KeyValues> children) {
    this.key = key;
    this.text = text;
    this.children = List.copyOf(children);
    int deepest = 0;
    for (KeyValues child : this.children) {
      deepest = Math.max(deepest, child.depth);
    }
    this.depth = text == null ? deepest + 1 : 0;
    if (depth > DEEPEST + 1) {
      throw new IllegalArgumentException("more than " + DEEPEST + " blocks are within each other");
    }
    // kept, since a subtree may hang in many places
    this.hash =
        31 * (31 * key.hashCode() + (text == null ? 1 : text.hashCode()))
            + this.children.hashCode();
  }

  /** A node with a text; both may be empty. */
  public static KeyValues pair(String key, String text) {
    return new KeyValues(key, text, List.of());
  }

  /**
   * A node with children, of which there may be none.
   *
   * @throws IllegalArgumentException if it holds more than {@link #DEEPEST} blocks within each
   *     other
   */
  public static KeyValues block(String key, List<KeyValues> children) {
    return new KeyValues(key, null, children);
  }

  /**
   * The whole of a text, as the parser returns and the writer takes it: a block without a name.
   *
   * @throws IllegalArgumentException if a pair holds more than {@link #DEEPEST} blocks within each
   *     other
   */
  public static KeyValues root(KeyValues... pairs) {
    return block("", List.of(pairs));
  }

  /** The key as it was written; empty for the root. */
  public String key() {
    return key;
  }

  /** The text; null for a block. */
  public @Nullable String text() {
    return text;
  }

  /** Whether it has children, be it none, instead of a text. */
  public boolean isBlock() {
    return text == null;
  }

  /** The children in their order, unmodifiable; empty for a text. */
  public List<KeyValues> children() {
    return children;
  }

  /** All children of a key without regard to case, in their order. */
  public List<KeyValues> children(String name) {
    return children.stream().filter(c -> c.key.equalsIgnoreCase(name)).toList();
  }

  /**
   * Goes down a path of keys without regard to case, at each step to the first child of the key.
   *
   * @param path no key at all leads to this node
   * @return null if a step finds none
   */
  public @Nullable KeyValues find(String... path) {
    KeyValues node = this;
    for (String name : path) {
      KeyValues child = node.child(name);
      if (child == null) {
        return null;
      }
      node = child;
    }
    return node;
  }

  private @Nullable KeyValues child(String name) {
    for (KeyValues child : children) {
      if (child.key.equalsIgnoreCase(name)) {
        return child;
      }
    }
    return null;
  }

  /**
   * The children of an array, which the Web API writes as a block with the keys 0, 1, 2 and so on;
   * in the order of these numbers.
   *
   * @throws MalformedException if it is a text, or the keys are not the numbers from 0, each once
   */
  public List<KeyValues> items() {
    if (!isBlock()) {
      throw new MalformedException("a text stands where an array should be");
    }
    Map<String, KeyValues> byNumber = new HashMap<>();
    children.forEach(c -> byNumber.put(c.key, c));
    List<KeyValues> items = new ArrayList<>();
    for (int i = 0; i < children.size(); i++) {
      KeyValues item = byNumber.get(Integer.toString(i));
      if (item == null) {
        throw new MalformedException("the keys of an array are not the numbers from 0, each once");
      }
      items.add(item);
    }
    return List.copyOf(items);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof KeyValues that
        && hash == that.hash
        && key.equals(that.key)
        && Objects.equals(text, that.text)
        && children.equals(that.children);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** For messages and debuggers: of a block, the number of children alone. */
  @Override
  public String toString() {
    return text == null ? key + " {" + children.size() + "}" : key + "=" + text;
  }
}
