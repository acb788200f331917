package dev.valvejdbc.protocol.keyvalues;

import dev.valvejdbc.wire.MalformedException;

/** A text being read; tells where in it something is wrong. */
record Source(String text) {

  /**
   * @param at the offset in UTF-16 units
   * @param fault a clause
   */
  MalformedException malformed(int at, String fault) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < at; i++) {
      if (endsLine(i)) {
        line++;
        start = i + 1;
      }
    }
    int column = text.codePointCount(start, at) + 1;
    return new MalformedException(
        "KeyValues text is malformed in line " + line + ", column " + column + ": " + fault);
  }

  /** Whether a line feed, or a carriage return without one, is at an offset. */
  private boolean endsLine(int at) {
    char c = text.charAt(at);
    return c == '\n' || (c == '\r' && !text.startsWith("\n", at + 1));
  }
}
