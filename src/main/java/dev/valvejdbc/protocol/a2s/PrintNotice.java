package dev.valvejdbc.protocol.a2s;

/** A text that a GoldSrc server sends instead of an answer, such as the notice of a ban. */
public record PrintNotice(String text) implements A2sMessage {
  /** The text as part of a sentence, without the stop that ends its own. */
  public String clause() {
    String clause = text.strip();
    return clause.endsWith(".") ? clause.substring(0, clause.length() - 1) : clause;
  }
}
