package dev.valvejdbc.protocol.keyvalues;

/** The characters that a backslash stands before in quotes, and what they mean. */
final class Escapes {
  private static final String LETTERS = "ntrvbfa\\\"'?";
  private static final String MEANINGS = "\n\t\r\u000b\b\f\u0007\\\"'?";

  /** What is written so; readers that know few escapes know these. */
  private static final String WRITTEN = "\n\t\r\\\"";

  private Escapes() {}

  /** What a backslash and a letter mean; both of them, if they mean nothing. */
  static String meaning(char letter) {
    int index = LETTERS.indexOf(letter);
    return index < 0 ? "\\" + letter : MEANINGS.substring(index, index + 1);
  }

  static void append(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (WRITTEN.indexOf(c) < 0) {
        out.append(c);
      } else {
        out.append('\\').append(LETTERS.charAt(MEANINGS.indexOf(c)));
      }
    }
  }
}
