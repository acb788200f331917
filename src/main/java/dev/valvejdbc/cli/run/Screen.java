package dev.valvejdbc.cli.run;

/**
 * Holds what the launcher knows of the terminal.
 *
 * @param terminal whether standard output is one
 * @param lines how many it shows
 */
public record Screen(boolean terminal, int lines) {
  private static final int USUAL = 24;

  /** The one this process was started on. */
  public static Screen known() {
    return new Screen(
        Boolean.getBoolean("valve.stdout.tty"),
        Math.max(2, Integer.getInteger("valve.terminal.lines", USUAL)));
  }
}
