package dev.valvejdbc.attach;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says in one sentence what a database complains of: with its own words and state, but without the
 * password, the URL, or a cause that holds them.
 */
public final class AttachedErrors {
  private static final int LONGEST = 300;

  /** A password in a URL. */
  private static final Pattern GIVEN =
      Pattern.compile("(?i)(?:pass\\w*=|pwd=|(?<=//)[^/@:]*:(?=[^/@]+@))([^&;@/]+)");

  private final String name;
  private final String url;
  private final Set<String> secrets = new LinkedHashSet<>();

  AttachedErrors(String name, String url, @Nullable String password) {
    this.name = name;
    this.url = url;
    if (password != null && !password.isEmpty()) {
      secrets.add(password);
    }
    Matcher given = GIVEN.matcher(url);
    while (given.find()) {
      secrets.add(given.group(1));
      secrets.add(decoded(given.group(1)));
    }
  }

  private static String decoded(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return encoded;
    }
  }

  /** The error of a statement. */
  public SQLException of(Throwable thrown) {
    if (thrown instanceof StatementException e && e.getCause() instanceof SQLException finished) {
      return finished;
    }
    if (!(thrown instanceof SQLException e)) {
      return SqlError.ATTACHED.exception(name, words(String.valueOf(thrown.getMessage())));
    }
    SQLException last = e;
    while (last.getNextException() != null && last.getNextException() != last) {
      last = last.getNextException(); // a batch tells first that it failed, then why
    }
    SQLException said = SqlError.ATTACHED.exception(name, words(String.valueOf(last.getMessage())));
    String state = last.getSQLState();
    return state == null || state.length() != 5 || state.startsWith("08")
        ? said
        : new SQLException(said.getMessage(), state, last.getErrorCode());
  }

  /** The error of a connection that cannot be made. */
  SQLException connecting(Throwable thrown) {
    return SqlError.ATTACHED_UNREACHABLE.exception(
        name, words(String.valueOf(thrown.getMessage())));
  }

  private String words(String message) {
    String line = message.strip().lines().findFirst().orElse("").strip();
    line = line.replace(url, "its URL");
    for (String secret : secrets) {
      line = line.replace(secret, "…");
    }
    line = line.replaceAll("jdbc:[^\\s'\"]+", "its URL").replaceAll("[.;:\\s]+$", "");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
