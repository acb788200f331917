package dev.valvejdbc.cli.run;

import org.jline.utils.WCWidth;

/** Measures texts as terminals show them. */
final class Widths {
  private Widths() {}

  /** Columns on a terminal; East Asian letters take two. */
  static int of(String text) {
    return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
  }
}
