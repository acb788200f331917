package dev.valvejdbc.queries;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A generated statement. Its parameters stand in the text as literals between marks, from which
 * each database is given its own form.
 *
 * @param text the statement with marked parameters
 * @param ordered whether its rows have a total order
 */
record Query(String text, boolean ordered) {
  private static final Pattern MARKED = Pattern.compile("«(\\w+):(.*?)»");

  /** A parameter of a kind, given as a literal, {@code NULL} included. */
  static String parameter(Kind kind, String literal) {
    return "«" + kind + ":" + literal + "»";
  }

  /** The statement with question marks. */
  String prepared() {
    return MARKED.matcher(text).replaceAll("?");
  }

  /** The statement with the parameters' values in their places. */
  String literal() {
    return MARKED
        .matcher(text)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    "CAST(" + m.group(2) + " AS " + Kind.valueOf(m.group(1)).type + ")"));
  }

  /** The parameters' values, in order. */
  List<@Nullable Object> parameters() {
    List<@Nullable Object> values = new ArrayList<>();
    Matcher marked = MARKED.matcher(text);
    while (marked.find()) {
      String literal = marked.group(2);
      values.add(
          literal.equals("NULL")
              ? null
              : switch (Kind.valueOf(marked.group(1))) {
                case ADDRESS, TEXT, WORD ->
                    literal.substring(1, literal.length() - 1).replace("''", "'");
                case NUMBER -> Integer.valueOf(literal);
                case FLAG -> Boolean.valueOf(literal);
              });
    }
    return values;
  }
}
