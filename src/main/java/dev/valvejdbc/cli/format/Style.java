package dev.valvejdbc.cli.format;

import java.util.Locale;
import java.util.Map;

/** Styles results for a terminal, or leaves them plain. */
public enum Style {
  PLAIN,
  COLORED;

  /** Tells when colours are used, as {@code --color} has it. */
  public enum When {
    AUTO,
    ALWAYS,
    NEVER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Colours as asked for; by itself only on a terminal, and where NO_COLOR is not set. */
  public static Style of(When when, boolean terminal, Map<String, String> environment) {
    boolean wanted =
        switch (when) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO ->
              terminal
                  && environment.getOrDefault("NO_COLOR", "").isEmpty()
                  && !environment.getOrDefault("TERM", "").equals("dumb");
        };
    return wanted ? COLORED : PLAIN;
  }

  /** The name of a column. */
  public String header(String text) {
    return escaped("1", text);
  }

  /** What stands back. */
  public String dim(String text) {
    return escaped("2", text);
  }

  /** What went wrong. */
  public String bad(String text) {
    return escaped("31", text);
  }

  /** What stands for null: nothing, where it could not be told from a text. */
  String ofNull() {
    return this == COLORED ? "NULL" : "";
  }

  private String escaped(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
