package dev.valvejdbc.cli;

/**
 * Holds what the launcher knows of the terminal.
 *
 * @param terminal whether standard output is one
 * @param lines how many it shows
 */
record Screen(boolean terminal, int lines) {
  private static final int USUAL = 24;

  /** The one this process was started on. */
  static Screen known() {
    return new Screen(
        Boolean.getBoolean("valve.stdout.tty"),
        Math.max(2, Integer.getInteger("valve.terminal.lines", USUAL)));
  }
}
