package dev.valvejdbc.guard;

import java.io.Reader;

/** Reads a text for a parser of others, which can be ended in between. */
final class SteppedReader extends Reader {
  private static final int PIECE = 4096;

  private final String text;
  private final Steps steps;
  private int at;

  SteppedReader(String text, Steps steps) {
    this.text = text;
    this.steps = steps;
  }

  @Override
  public int read(char[] into, int from, int length) {
    if (at == text.length()) {
      return -1;
    }
    int count = Math.min(Math.min(length, PIECE), text.length() - at);
    steps.take(1 + (count >> 4));
    text.getChars(at, at + count, into, from);
    at += count;
    return count;
  }

  @Override
  public void close() {}
}
