package dev.valvejdbc.jdbc.repair;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows a message that speaks of the inside of the engine, and the statement it was thrown for. */
final class Internals {
  private static final int LONGEST = 160;

  /** What users wrote may look like anything. */
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"|\\[[A-Z]+ [^\\]]*\\]");

  private static final Pattern INTERNAL =
      Pattern.compile(
          String.join(
              "|",
              "\\b(?:[a-z]\\w*\\.){2,}[A-Z]\\w*", // a class with its package
              "\\b(?:Enumerable|Logical|Rel|Rex|Sql|Hep|Bindable|Jdbc|Lookup|Linq|Janino|Avatica)"
                  + "[A-Z][A-Za-z]+",
              "\\b[A-Z]\\w*\\$\\w+", // a class within another
              "\\$(?:SCALAR_QUERY|cor\\d|t?\\d+|f\\d+)",
              "\\brel#|\\browcount\\b|\\bcumulative cost\\b|\\bexpr#\\d|\\bRecordType\\(",
              "\\bConvention\\b|\\bconvertlet\\b|\\btraits?\\b",
              "\\bClass ?Cast|\\b\\w+(?:Exception|Error)\\b",
              "\\bclass \\w+|\\bCannot invoke\\b|\\bout of bounds\\b|\\bbecause the return"
                  + " value\\b",
              "\\bLine -?\\d+, Column \\d+:",
              "\\bpreserve datatypes\\b|\\bdifferent type to set\\b|\\btype mismatch\\b",
              "\\bnot enough rules\\b|\\bcannot be cast to\\b|\\bGrows beyond\\b|\\bgrows"
                  + " beyond\\b",
              "\\bneed to implement\\b|\\bnot implemented\\b|\\bnot found: "));

  private static final Pattern STATEMENT =
      Pattern.compile(
          "Error while (?:preparing statement \\[|executing SQL \")(.*)[\\]\"]", Pattern.DOTALL);

  private Internals() {}

  /** Whether a message is not for users. */
  static boolean spokenOf(@Nullable String message) {
    return message == null
        || message.isBlank()
        || INTERNAL.matcher(QUOTED.matcher(message).replaceAll("''")).find()
        || message.lines().count() > 1;
  }

  /** Whether what was thrown is a mistake of the engine's, whatever its message says. */
  static boolean isDefect(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof AssertionError
          || t instanceof NullPointerException
          || t instanceof IndexOutOfBoundsException
          || String.valueOf(t.getMessage()).startsWith("Error while applying rule ")) {
        return true;
      }
    }
    return false;
  }

  /** A statement in one line, shortened. */
  static String shortened(String sql) {
    String words = sql.strip().replaceAll("\\s+", " ");
    return words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
  }

  /** The statement for which something was thrown, shortened, if that is known. */
  static String statement(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      Matcher found = STATEMENT.matcher(String.valueOf(t.getMessage()));
      if (found.find()) {
        return shortened(found.group(1));
      }
    }
    return "";
  }
}
