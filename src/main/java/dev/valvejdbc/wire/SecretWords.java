package dev.valvejdbc.wire;

import java.util.regex.Pattern;

/** Judges by its words whether what somebody typed may hold a secret, and is kept nowhere. */
public final class SecretWords {
  private static final Pattern SECRET =
      Pattern.compile(
          "password|passwd|secret|webapikey|api_key|token|jdbc:|[?&]key=|[0-9A-F]{32}"
              + "|://[^/@\\s]*:[^/@\\s]+@",
          Pattern.CASE_INSENSITIVE);

  private SecretWords() {}

  /** Whether there are such words in a text. */
  public static boolean in(String text) {
    return SECRET.matcher(text).find();
  }
}
