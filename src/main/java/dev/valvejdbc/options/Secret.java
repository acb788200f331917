package dev.valvejdbc.options;

/** A password or key: a text that shows itself only to one who asks for it. */
public final class Secret {
  private final String text;

  /** Wraps a text. */
  public Secret(String text) {
    this.text = text;
  }

  /** The text itself, for the peer that must be told it and for nobody else. */
  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
