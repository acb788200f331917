package dev.valvejdbc.protocol.keyvalues;

import dev.valvejdbc.wire.MalformedException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads KeyValues text. It is immutable, so that threads may share it.
 *
 * <p>Keys and values are quoted, and may then hold line breaks, or bare, and end at a blank, a
 * quotation mark or a brace. Comments go from {@code //} to the end of the line; within a bare
 * value, as in {@code http://host}, these are characters like others. NUL outside of quotes counts
 * as a blank.
 *
 * <p>A condition such as {@code [$WIN32]} or {@code [!$X360 || $WIN32]}, after a key, a value or a
 * block, drops what it belongs to unless it holds for the {@linkplain #withSymbols symbols}. {@code
 * #include} and {@code #base} are pairs like others and never followed.
 *
 * <p>Texts of more than {@value KeyValues#DEEPEST} blocks within each other or a million pairs are
 * malformed.
 */
public final class KeyValuesParser {
  private static final int LARGEST = 16 << 20;

  private final boolean escapes;
  private final Set<String> symbols;
  private final int largest;

  private KeyValuesParser(boolean escapes, Set<String> symbols, int largest) {
    this.escapes = escapes;
    this.symbols = symbols;
    this.largest = largest;
  }

  /**
   * One for which a backslash in quotes starts an escape, as it does for the Web API. It stays
   * where what follows is none: {@code "C:\games"} is that path, but {@code "C:\new"} is not.
   */
  public static KeyValuesParser withEscapes() {
    return new KeyValuesParser(true, Set.of(), LARGEST);
  }

  /** One for which a backslash is a character like others, as it is in many files of games. */
  public static KeyValuesParser withoutEscapes() {
    return new KeyValuesParser(false, Set.of(), LARGEST);
  }

  /**
   * One for which conditions find these symbols true, and no others; at first there are none.
   *
   * @param given names without regard to case, with or without the dollar sign
   */
  public KeyValuesParser withSymbols(Set<String> given) {
    Set<String> normal =
        given.stream().map(Conditional::normal).collect(Collectors.toUnmodifiableSet());
    return new KeyValuesParser(escapes, normal, largest);
  }

  /**
   * One for which larger texts are malformed; at first these are those of more than 16 Mi.
   *
   * @param size in bytes where bytes are parsed, else in UTF-16 units
   * @throws IllegalArgumentException if it is negative
   */
  public KeyValuesParser withLargest(int size) {
    if (size < 0) {
      throw new IllegalArgumentException("a size cannot be negative");
    }
    return new KeyValuesParser(escapes, symbols, size);
  }

  /**
   * Reads a text, which may start with a byte order mark.
   *
   * @return a block without a name, which holds the pairs of the text
   * @throws MalformedException with a sentence that tells line and column, both from 1, the column
   *     in code points; without these, if the text is too large
   */
  public KeyValues parse(String text) {
    check(text.length());
    return new TreeReader(new Source(text), escapes, symbols).read();
  }

  /**
   * Reads a file: UTF-16LE if it starts with the byte order mark of that, else UTF-8 with or
   * without a mark, else, if it is no valid UTF-8, Latin-1.
   *
   * @return a block without a name, which holds the pairs of the file
   * @throws MalformedException as {@link #parse(String)} does, and if a file marked as UTF-16 is
   *     not
   */
  public KeyValues parse(byte[] file) {
    check(file.length);
    return parse(Encodings.decode(file));
  }

  private void check(int size) {
    if (size > largest) {
      throw new MalformedException("KeyValues text is larger than " + largest);
    }
  }
}
