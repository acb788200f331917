package dev.valvejdbc.jdbc;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParseException;
import org.jspecify.annotations.Nullable;

/**
 * Turns whatever Calcite throws into an SQLException with a state and one sentence. No state begins
 * with 08: tools take that for a lost connection and offer to reconnect.
 */
final class SqlErrors {
  private static final Pattern NEAR = Pattern.compile("Encountered \"+\\s*(.*?)\\s*\"+ at line");
  private static final String GENERAL = "HY000";
  private static final String INVALID = "42000";
  private static final int LONGEST = 500;

  private final Function<Throwable, @Nullable SQLException> own;

  /**
   * @param own knows the finished errors of the layers below; null for others
   */
  SqlErrors(Function<Throwable, @Nullable SQLException> own) {
    this.own = own;
  }

  SQLException map(Throwable thrown) {
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
      return new SQLException(
          "A parameter has no value: set all of them before the statement runs.", "07002", thrown);
    }
    if (message.contains("All arguments of call to macro")) {
      return new SQLException(
          "The arguments of this table function must be literals, no parameters or columns.",
          INVALID,
          thrown);
    }
    String state = stateOfData(message);
    return new SQLException(message, state == null ? GENERAL : state, thrown);
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
      return syntax(e);
    }
    if (t instanceof CalciteContextException e) {
      return invalid(e);
    }
    if (t instanceof ArithmeticException e) {
      return arithmetic(e);
    }
    if (t instanceof NumberFormatException e) {
      return new SQLException("A text is not a number: " + e.getMessage() + ".", "22018", e);
    }
    if (t instanceof ClassCastException e) {
      return new SQLException("A value has another type than asked for.", "22018", e);
    }
    if (t instanceof UnsupportedOperationException e) {
      return new SQLFeatureNotSupportedException(
          "This driver does not support that" + detail(e) + ".", "0A000", e);
    }
    if (t instanceof RelOptPlanner.CannotPlanException e) {
      return new SQLException(
          "This statement cannot be planned; write it in another form, or in two.", "0A000", e);
    }
    return null;
  }

  /** Avatica's own errors have no states. */
  private static SQLException stateless(SQLException e) {
    String message = sentence(e);
    String lower = message.toLowerCase(Locale.ROOT);
    String state = GENERAL;
    if (lower.contains("closed") || lower.startsWith("cannot call")) {
      state = "HY010";
    } else if (lower.startsWith("cannot convert")) {
      return new SQLException("The value cannot be read as that type.", "22018", e);
    } else if (lower.contains("column")) {
      state = "42703";
    } else if (lower.contains("parameter")) {
      state = "07001";
    }
    return new SQLException(message, state, e);
  }

  private static SQLException arithmetic(ArithmeticException e) {
    return String.valueOf(e.getMessage()).contains("zero")
        ? new SQLException("A number is divided by zero.", "22012", e)
        : new SQLException(
            "A number does not fit into its type ("
                + sentence(e).replaceAll("\\.$", "")
                + "); cast to a wider one first, such as DECIMAL(38, 0) or DOUBLE.",
            "22003",
            e);
  }

  /** Calcite's runtime knows its errors by their messages alone. */
  private static @Nullable String stateOfData(String message) {
    if (message.matches("Invalid (DATE|TIME|TIMESTAMP)\\b.*")) {
      return "22007";
    }
    if (message.startsWith("more than one value in agg")) {
      return "21000"; // a sub-query that stands for one value
    }
    if (message.startsWith("Substring error")) {
      return "22011";
    }
    if (message.startsWith("Cannot take logarithm")) {
      return "2201E";
    }
    if (message.contains(" near index ")) {
      return "2201B"; // a regular expression
    }
    return message.startsWith("Invalid escape") ? "22019" : null;
  }

  private static String detail(Throwable t) {
    String message = t.getMessage();
    return message == null || message.length() > LONGEST ? "" : ": " + message;
  }

  private static SQLException syntax(SqlParseException e) {
    String message = String.valueOf(e.getMessage());
    if (message.startsWith("Incorrect syntax")) {
      return new SQLException(sentence(e), "42601", e);
    }
    Matcher near = NEAR.matcher(message);
    String what = near.find() ? " near '" + near.group(1) + "'" : "";
    String where =
        e.getPos() == null
            ? ""
            : " at line " + e.getPos().getLineNum() + ", column " + e.getPos().getColumnNum();
    String why = what.isEmpty() ? ": " + sentence(e).replaceAll("\\.$", "") : "";
    return new SQLException("Syntax error" + what + where + why + ".", "42601", e);
  }

  private static SQLException invalid(CalciteContextException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String message = sentence(cause);
    String lower = message.toLowerCase(Locale.ROOT);
    String where = " (line " + e.getPosLine() + ", column " + e.getPosColumn() + ")";
    return new SQLException(message + where, state(lower), e);
  }

  private static String state(String message) {
    if (message.contains("not found")) {
      return message.contains("column '") ? "42703" : "42P01";
    }
    if (message.contains("no match found for function") || message.contains("is not defined")) {
      return "42883";
    }
    if (message.contains("is ambiguous")) {
      return "42702";
    }
    if (message.contains("is not being grouped")) {
      return "42803";
    }
    boolean types = message.contains("cannot apply") || message.contains("cast function");
    return types ? "42804" : INVALID;
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
