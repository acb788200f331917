package dev.valvejdbc.tables.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells the variables whose values are secrets, which consoles print in the clear. */
final class SecretVariables {
  private static final Pattern NAME =
      Pattern.compile("passw|steamaccount|authkey|auth_key|apikey|api_key|secret|token");

  /** A line that begins with a variable, as cvarlist, find and a bare name print it. */
  private static final Pattern LINE =
      Pattern.compile("(\\s*+\"?([\\w.]++)\"?\\s*+[=:]).*", Pattern.DOTALL);

  private SecretVariables() {}

  /** Whether the value of a variable is not shown. */
  static boolean isSecret(String name) {
    return NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
  }

  /** What a console printed, without the values of secret variables. */
  static String masked(String text) {
    return Arrays.stream(text.split("\n", -1))
        .map(SecretVariables::line)
        .collect(Collectors.joining("\n"));
  }

  private static String line(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches() && isSecret(matcher.group(2))
        ? matcher.group(1) + " (not shown)"
        : line;
  }
}
