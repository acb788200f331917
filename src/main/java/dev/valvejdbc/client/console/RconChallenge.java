package dev.valvejdbc.client.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The number that GoldSrc wants to see again in a command. */
final class RconChallenge {
  /** Asks for one, which does no harm. */
  static final String WISH = "challenge rcon\n";

  private static final Pattern CHALLENGE = Pattern.compile("challenge\\s+rcon\\s+(\\d{1,10}).*");

  private RconChallenge() {}

  /** The number in a datagram; null if it is no challenge, or there is no datagram. */
  static @Nullable String number(byte @Nullable [] body) {
    if (body == null) {
      return null;
    }
    Matcher matcher = CHALLENGE.matcher(new String(body, ISO_8859_1).strip());
    return matcher.lookingAt() ? matcher.group(1) : null;
  }
}
