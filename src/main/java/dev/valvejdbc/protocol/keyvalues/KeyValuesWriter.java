package dev.valvejdbc.protocol.keyvalues;

/**
 * Writes trees as Valve does: everything in quotes, braces in lines of their own, a tab for each
 * block around. The parser of the same kind reads an equal tree from it.
 */
public final class KeyValuesWriter {
  private final boolean escapes;

  private KeyValuesWriter(boolean escapes) {
    this.escapes = escapes;
  }

  /** One for readers with escapes: writes any text. */
  public static KeyValuesWriter withEscapes() {
    return new KeyValuesWriter(true);
  }

  /** One for readers without escapes, for whom there is no way to write a quotation mark. */
  public static KeyValuesWriter withoutEscapes() {
    return new KeyValuesWriter(false);
  }

  /**
   * Writes the children of a block; its own key is not written.
   *
   * @return lines that end with a line feed each; empty if there are no children
   * @throws IllegalArgumentException if the root has a text, or a key or text has a quotation mark
   *     and there are no escapes
   */
  public String write(KeyValues root) {
    if (!root.isBlock()) {
      throw new IllegalArgumentException("the root must be a block");
    }
    StringBuilder out = new StringBuilder();
    root.children().forEach(c -> append(out, c, ""));
    return out.toString();
  }

  /** The recursion ends, since no tree is deeper than the limit. */
  private void append(StringBuilder out, KeyValues node, String indent) {
    out.append(indent);
    quote(out, node.key());
    String text = node.text();
    if (text == null) {
      out.append('\n').append(indent).append("{\n");
      node.children().forEach(c -> append(out, c, indent + "\t"));
      out.append(indent).append("}\n");
    } else {
      out.append("\t\t");
      quote(out, text);
      out.append('\n');
    }
  }

  private void quote(StringBuilder out, String text) {
    out.append('"');
    if (escapes) {
      Escapes.append(out, text);
    } else if (text.indexOf('"') < 0) {
      out.append(text);
    } else {
      throw new IllegalArgumentException("without escapes no quotation mark can be written");
    }
    out.append('"');
  }
}
