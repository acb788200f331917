package dev.valvejdbc.cli.run;

import dev.valvejdbc.cli.format.ShownText;
import dev.valvejdbc.script.ErrorPlace;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** An error together with its statement, so that it can point at the place. */
public final class StatementFailedException extends SQLException {
  private static final long serialVersionUID = 1L;
  private static final int BEFORE = 60;
  private static final int SHOWN = 100;

  private final String sql;

  StatementFailedException(String sql, SQLException cause) {
    super(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
    this.sql = sql;
  }

  /** The line of the statement with a caret below the place; null if the error names none. */
  public @Nullable String place() {
    ErrorPlace place = ErrorPlace.of(getMessage());
    if (place == null || !History.keeps(sql)) { // what is printed may be kept
      return null;
    }
    int row = place.line();
    int column = place.column();
    String line = sql.lines().skip(row - 1L).findFirst().orElse("");
    if (column < 1 || column > line.length() + 1) {
      return null;
    }
    int from = Math.max(0, column - 1 - BEFORE);
    int to = Math.min(line.length(), from + SHOWN);
    String before = shown(line.substring(from, column - 1));
    String head =
        (sql.lines().count() > 1 ? "LINE " + row : "LINE 1") + ": " + (from > 0 ? "…" : "");
    return head
        + before
        + shown(line.substring(column - 1, to))
        + (to < line.length() ? "…" : "")
        + System.lineSeparator()
        + " ".repeat(Widths.of(head + before))
        + "^";
  }

  private static String shown(String text) {
    return ShownText.of(text.replace('\t', ' '));
  }
}
