package dev.valvejdbc.protocol.keyvalues;

/**
 * A piece of KeyValues text.
 *
 * @param text of a string without quotes and escapes, of a condition what the brackets hold
 * @param at its offset in UTF-16 units
 */
record Token(Kind kind, String text, int at) {
  enum Kind {
    STRING,
    OPEN,
    CLOSE,
    CONDITION,
    END
  }
}
