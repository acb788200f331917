package dev.valvejdbc.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks HTTP basic authentication, in the same time for right and wrong passwords. */
final class BasicAuthentication {
  private static final String SCHEME = "Basic ";

  private final List<byte[]> known = new ArrayList<>();

  /**
   * Knows some users.
   *
   * @param users passwords by user; empty lets everyone in
   */
  BasicAuthentication(Map<String, String> users) {
    users.forEach((user, password) -> known.add(digest(user + ":" + password)));
  }

  /** Whether a request with this header, null for none, may go on. */
  boolean permits(@Nullable String authorization) {
    if (known.isEmpty()) {
      return true;
    }
    byte[] given = digest(decoded(authorization));
    boolean permitted = false;
    for (byte[] user : known) {
      permitted |= MessageDigest.isEqual(user, given);
    }
    return permitted;
  }

  private static String decoded(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return "";
    }
    try {
      String encoded = authorization.substring(SCHEME.length()).strip();
      return new String(Base64.getDecoder().decode(encoded), UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
