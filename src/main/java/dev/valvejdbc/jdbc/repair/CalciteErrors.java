package dev.valvejdbc.jdbc.repair;

import dev.valvejdbc.errors.SqlError;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever Calcite throws into an SQLException with a state and one sentence. No state begins
 * with 08: tools take that for a lost connection and offer to reconnect.
 */
public final class CalciteErrors {
  private static final Logger LOG = LoggerFactory.getLogger(CalciteErrors.class);

  private static final Pattern NEAR = Pattern.compile("Encountered \"+\\s*(.*?)\\s*\"+ at line");
  private static final Pattern CHARACTER = Pattern.compile("^Character (.) is neither a decimal");
  private static final int LONGEST = 500;

  /** The forms of a Steam id that are no number. */
  private static final Pattern STEAM_ID =
      Pattern.compile(
          "STEAM_\\d:\\d:\\d{1,12}|\\[[A-Za-z]:\\d:\\d{1,12}(?::\\d{1,9})?]"
              + "|https?://[a-z.]*steamcommunity\\.com/[^\\s\"']{1,100}",
          Pattern.CASE_INSENSITIVE);

  private static final String NO_FUNCTION = "No match found for function signature ";

  private final Function<Throwable, @Nullable SQLException> own;

  /** Empty where it is not known. */
  private final String statement;

  /**
   * Maps errors, those of the layers below first.
   *
   * @param own knows the finished errors of the layers below; null for others
   */
  CalciteErrors(Function<Throwable, @Nullable SQLException> own) {
    this(own, "");
  }

  private CalciteErrors(Function<Throwable, @Nullable SQLException> own, String statement) {
    this.own = own;
    this.statement = statement;
  }

  /** The same for what a statement throws, whose words stand in the sentences. */
  public CalciteErrors of(String sql) {
    return new CalciteErrors(own, sql);
  }

  /**
   * The error for what was thrown, by the first in its chain of causes that is known. What speaks
   * of the engine's inside becomes a sentence with the statement's own words.
   */
  public SQLException map(Throwable thrown) {
    SQLException mapped = mapped(thrown);
    boolean inside = Internals.isDefect(thrown) || Internals.spokenOf(mapped.getMessage());
    return inside && !isOwn(thrown) ? unforeseen(thrown) : mapped;
  }

  private boolean isOwn(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (own.apply(t) != null || (t instanceof SQLException e && e.getSQLState() != null)) {
        return true;
      }
    }
    return false;
  }

  private SQLException unforeseen(Throwable thrown) {
    String words =
        statement.isEmpty() ? Internals.statement(thrown) : Internals.shortened(statement);
    LOG.debug("This statement could not be run:", thrown);
    return SqlError.UNPLANNABLE.because(place(thrown), words.isEmpty() ? "" : ": " + words);
  }

  /** Where it was thrown, without the engine's words: some are whole plans. */
  private static Throwable place(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    Throwable place = new IllegalStateException(root.getClass().getSimpleName());
    place.setStackTrace(root.getStackTrace());
    return place;
  }

  private SQLException mapped(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      SQLException known = known(t);
      if (known != null) {
        return known;
      }
    }
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof SQLException e) {
      return stateless(e);
    }
    String message = sentence(root);
    if (message.contains("unbound parameter")) {
      return SqlError.UNBOUND_PARAMETER.because(thrown);
    }
    if (message.startsWith("Correlated ")) {
      return SqlError.UNSUPPORTED.because(
          thrown, "a sub-query in the ON of a FULL JOIN that looks at its rows");
    }
    if (message.contains("All arguments of call to macro")) {
      return SqlError.INVALID.because(thrown);
    }
    return RuntimeErrors.of(root, message, thrown);
  }

  private @Nullable SQLException known(Throwable t) {
    SQLException finished = own.apply(t);
    if (finished != null) {
      return finished;
    }
    if (t instanceof SQLException e && e.getSQLState() != null) {
      return e;
    }
    if (t instanceof SqlParseException e) {
      return finished(e) ? null : syntax(e);
    }
    if (t instanceof CalciteContextException e) {
      return invalid(e);
    }
    if (t instanceof ArithmeticException e) {
      return arithmetic(e);
    }
    if (t instanceof NumberFormatException e) {
      return numberFormat(e);
    }
    if (t instanceof ClassCastException e) {
      return SqlError.NOT_CONVERTIBLE.said("A value has another type than asked for.", e);
    }
    if (t instanceof UnsupportedOperationException e) {
      return SqlError.UNSUPPORTED.because(e, "that" + detail(e));
    }
    if (t instanceof RelOptPlanner.CannotPlanException e) {
      return unforeseen(e);
    }
    return null;
  }

  /** Whether a cause is an error that has its words already. */
  private boolean finished(SqlParseException e) {
    for (Throwable t = e.getCause(); t != null; t = t.getCause()) {
      if (own.apply(t) != null || (t instanceof SQLException s && s.getSQLState() != null)) {
        return true;
      }
    }
    return false;
  }

  private static SQLException numberFormat(NumberFormatException e) {
    String message = sentence(e).replaceAll("\\.$", "");
    Matcher character = CHARACTER.matcher(message);
    boolean ofNumber =
        Arrays.stream(e.getStackTrace())
            .anyMatch(
                at ->
                    at.getClassName().equals(BigDecimal.class.getName())
                        && at.getMethodName().equals("valueOf"));
    if (ofNumber || message.equals("Infinite or NaN")) {
      return SqlError.NO_NUMBER.because(e, "A value to be rounded or cast");
    }
    return SqlError.NOT_CONVERTIBLE.because(
        e,
        character.find()
            ? "it has the character '" + character.group(1) + "'"
            : message.replaceFirst("(?s)^For input string: \"(.*)\".*", "'$1'") + steamId(message));
  }

  /** What to do where the text is a Steam id in another form; empty where it is none. */
  private static String steamId(String message) {
    Matcher id = STEAM_ID.matcher(message);
    return id.find() ? "; for a Steam id, steamid('" + id.group() + "') makes the number" : "";
  }

  /** Avatica's own errors have no states. */
  private static SQLException stateless(SQLException e) {
    String message = sentence(e);
    String lower = message.toLowerCase(Locale.ROOT);
    SqlError error = SqlError.OTHER;
    if (lower.contains("closed") || lower.startsWith("cannot call")) {
      error = SqlError.CLOSED;
    } else if (lower.startsWith("cannot convert")) {
      return SqlError.NOT_CONVERTIBLE.said("The value cannot be read as that type.", e);
    } else if (lower.contains("column")) {
      error = SqlError.UNKNOWN_COLUMN;
    } else if (lower.contains("parameter")) {
      error = SqlError.UNKNOWN_PARAMETER;
    }
    return error.said(message, e);
  }

  /** A JVM that has thrown many at one place throws them without a message: they are divisions. */
  private static SQLException arithmetic(ArithmeticException e) {
    return e.getMessage() == null || e.getMessage().contains("zero")
        ? SqlError.DIVISION_BY_ZERO.because(e)
        : SqlError.OUT_OF_RANGE.because(e, sentence(e).replaceAll("\\.$", ""));
  }

  private static String detail(Throwable t) {
    String message = t.getMessage();
    return message == null || message.length() > LONGEST ? "" : ": " + message;
  }

  private static SQLException syntax(SqlParseException e) {
    String message = String.valueOf(e.getMessage());
    if (message.startsWith("Incorrect syntax")) {
      return SqlError.SYNTAX.said(sentence(e), e);
    }
    if (message.contains("Non-query expression")) {
      return SqlError.SYNTAX.said(
          "Syntax error at line 1, column 1: it begins like no statement that the driver knows;"
              + " SHOW TABLES lists the tables, DESCRIBE players the columns of one.",
          e);
    }
    Matcher near = NEAR.matcher(message);
    String what = near.find() ? " near '" + near.group(1) + "'" : "";
    String where =
        e.getPos() == null
            ? ""
            : " at line " + e.getPos().getLineNum() + ", column " + e.getPos().getColumnNum();
    String why = what.isEmpty() ? ": " + sentence(e).replaceAll("\\.$", "") : "";
    return SqlError.SYNTAX.said("Syntax error" + what + where + why + ".", e);
  }

  private static SQLException invalid(CalciteContextException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String message = sentence(cause);
    if (message.contains("$SCALAR_QUERY")) {
      message = "A sub-query that stands for one value can have only one column";
    }
    message = message.replaceAll("RECORDTYPE\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)", "ROW");
    if (message.startsWith(NO_FUNCTION) && Internals.spokenOf(message)) {
      String name = message.substring(NO_FUNCTION.length()).replaceFirst("(?s)\\(.*", "");
      message = NO_FUNCTION + "'" + name + "'";
    }
    String lower = message.toLowerCase(Locale.ROOT);
    String where = " (line " + e.getPosLine() + ", column " + e.getPosColumn() + ")";
    return ofStatement(lower).said(message + where, e);
  }

  private static SqlError ofStatement(String message) {
    if (message.contains("not found")) {
      return message.contains("column '") ? SqlError.UNKNOWN_COLUMN : SqlError.UNKNOWN_TABLE;
    }
    if (message.contains("no match found for function") || message.contains("is not defined")) {
      return SqlError.UNKNOWN_FUNCTION;
    }
    if (message.contains("is ambiguous")) {
      return SqlError.AMBIGUOUS_COLUMN;
    }
    if (message.contains("literal continued on same line")) {
      return SqlError.SYNTAX; // a comma is missing between two
    }
    if (message.contains("is not being grouped")) {
      return SqlError.UNGROUPED;
    }
    boolean types = message.contains("cannot apply") || message.contains("cast function");
    return types ? SqlError.TYPE_MISMATCH : SqlError.INVALID;
  }

  /** The first line of a message, of bounded length; the class where there is none. */
  private static String sentence(Throwable t) {
    String message = t.getMessage();
    if (message == null || message.isBlank()) {
      return t.getClass().getSimpleName();
    }
    String line = message.strip().lines().findFirst().orElse("");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
