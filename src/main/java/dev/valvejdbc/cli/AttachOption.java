package dev.valvejdbc.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Adds the option {@code --attach}: databases and folders of the user's own. */
final class AttachOption {
  private static final Pattern GIVEN =
      Pattern.compile("(?i)[:;]attach=((?:['\"]([^'\"]*)['\"])|([^;]*))");

  @Option(
      names = "--attach",
      paramLabel = "NAME=TARGET",
      description =
          "Your own database or folder of files as a schema: own=jdbc:sqlite:history.db,"
              + " mine=./data. May be repeated; one with a password stands in the config file.")
  private List<String> attached = List.of();

  /** The URL with what is attached. */
  String in(String url) {
    return joined(url, attached);
  }

  /** A URL with databases attached beside those that it has. */
  static String joined(String url, List<String> databases) {
    if (databases.isEmpty()) {
      return url;
    }
    String joined = String.join(",", databases);
    Matcher given = GIVEN.matcher(url);
    if (given.find()) {
      String before = given.group(2) == null ? given.group(3) : given.group(2);
      return url.substring(0, given.start(1))
          + UrlText.quoted(before + "," + joined)
          + url.substring(given.end(1));
    }
    return UrlText.with(url, "attach", joined);
  }
}
