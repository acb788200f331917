package dev.valvejdbc.server;

import dev.valvejdbc.errors.SqlError;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.AvaticaSeverity;
import org.apache.calcite.avatica.NoSuchConnectionException;
import org.apache.calcite.avatica.remote.Service.ErrorResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a client of a failure: one sentence and its SQLState, no stack trace and no path. */
final class RemoteErrors {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteErrors.class);
  private static final String GENERAL = SqlError.OTHER.state();
  private static final Pattern PATH =
      Pattern.compile("(?<![\\w:/.])(?:file:)?(?:[A-Za-z]:)?(?:[/\\\\][\\w.@ -]+){2,}");

  /** What is said of a request that cannot be read. */
  static final String UNREADABLE =
      "This is no request of Avatica's protocol in the serialization that this server speaks.";

  private RemoteErrors() {}

  /** The answer to a request that failed; what is not meant for clients goes to the log. */
  static ErrorResponse of(@Nullable Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof NoSuchConnectionException) {
        return response(
            "The connection is not open at the server: it was closed, or idle for too long.",
            ErrorResponse.MISSING_CONNECTION_ERROR_CODE,
            ErrorResponse.UNKNOWN_SQL_STATE);
      }
      if (t instanceof MalformedRequestException e) {
        return response(String.valueOf(e.getMessage()), 0, SqlError.REQUEST.state());
      }
      if (t instanceof OutOfMemoryError) {
        LOG.warn("A statement needed more memory than there is.");
        return response(SqlError.SERVER_MEMORY.sentence(), 0, SqlError.SERVER_MEMORY.state());
      }
      if (t instanceof SQLException e && e.getMessage() != null) {
        String state = e.getSQLState();
        boolean finished = state != null && !state.equals(GENERAL) && !state.startsWith("58");
        return response(
            finished ? e.getMessage() : withoutPaths(e.getMessage()),
            e.getErrorCode(),
            state == null ? GENERAL : state);
      }
    }
    LOG.warn("A request failed.", thrown);
    return response("The server failed at this request; its own output says why.", 0, GENERAL);
  }

  private static String withoutPaths(String message) {
    return PATH.matcher(message).replaceAll("(a file)");
  }

  private static ErrorResponse response(String message, int code, String state) {
    return new ErrorResponse(List.of(), message, code, state, AvaticaSeverity.ERROR, null);
  }
}
