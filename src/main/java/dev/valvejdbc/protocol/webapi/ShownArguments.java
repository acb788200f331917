package dev.valvejdbc.protocol.webapi;

import dev.valvejdbc.wire.QuotedText;
import java.util.Map;
import java.util.regex.Pattern;

/** Words the parameters of a call for sentences: short, and without what may be secret. */
public final class ShownArguments {
  private static final int LONGEST_VALUE = 60;
  private static final int MOST = 8;
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(key|token|pass|secret|ticket|auth|input_json|protobuf).*");

  private ShownArguments() {}

  /** Such as {@code with appid=440, count=5}, a blank before it; empty for no parameters. */
  public static String of(Map<String, String> parameters) {
    StringBuilder text = new StringBuilder();
    int shown = 0;
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      if (shown == MOST) {
        return text + ", …";
      }
      String name = parameter.getKey();
      text.append(shown++ == 0 ? " with " : ", ").append(QuotedText.of(name)).append('=');
      text.append(SECRET.matcher(name).matches() ? "…" : shortened(parameter.getValue()));
    }
    return text.toString();
  }

  private static String shortened(String value) {
    String plain = QuotedText.of(value);
    return plain.length() > LONGEST_VALUE ? plain.substring(0, LONGEST_VALUE) + "…" : plain;
  }
}
