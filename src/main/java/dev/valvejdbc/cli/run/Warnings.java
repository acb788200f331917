package dev.valvejdbc.cli.run;

import dev.valvejdbc.cli.format.ShownText;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Prints a statement's warnings: one for a server, and how many of how many did not answer. */
final class Warnings {
  private static final Pattern OF_SERVER =
      Pattern.compile("No row of (\\S+) for '([^']*)': .*|And \\d+ more gave no row; .*");

  private final Connection connection;
  private final int shown;

  Warnings(Connection connection, int shown) {
    this.connection = connection;
    this.shown = shown;
  }

  /**
   * Prints what is to be said of a statement.
   *
   * @param begun when it began
   */
  void print(@Nullable SQLWarning first, Instant begun, PrintStream to) {
    Map<String, String> sentences = new LinkedHashMap<>();
    boolean servers = false;
    for (SQLWarning w = first; w != null; w = w.getNextWarning()) {
      String sentence = String.valueOf(w.getMessage());
      Matcher server = OF_SERVER.matcher(sentence);
      boolean ofServer = server.matches();
      servers |= ofServer;
      if (!ofServer || server.group(2) != null) {
        sentences.putIfAbsent(ofServer ? server.group(2) : sentence, sentence);
      }
    }
    sentences.values().stream()
        .limit(shown)
        .forEach(s -> to.println("Warning: " + ShownText.sentence(s)));
    String total = servers ? total(begun) : null;
    if (total != null) {
      to.println(total);
    } else if (sentences.size() > shown) {
      to.println(
          "… and " + (sentences.size() - shown) + " more warnings; see diagnostics.failures.");
    }
  }

  private @Nullable String total(Instant begun) {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT (SELECT COUNT(DISTINCT f.addr) FROM diagnostics.failures f"
                + " JOIN diagnostics.scans s ON s.scan = f.scan WHERE s.started_at >= ?),"
                + " (SELECT SUM(addresses_asked) FROM diagnostics.scans WHERE started_at >= ?)")) {
      statement.setTimestamp(1, Timestamp.from(begun));
      statement.setTimestamp(2, Timestamp.from(begun));
      try (ResultSet rs = statement.executeQuery()) {
        if (rs.next() && rs.getLong(1) > 0) {
          long asked = Math.max(rs.getLong(1), rs.getLong(2));
          return rs.getLong(1)
              + " of "
              + asked
              + " did not answer; diagnostics.failures lists them.";
        }
      }
    } catch (SQLException e) {
      // another driver, which does not know
    }
    return null;
  }
}
